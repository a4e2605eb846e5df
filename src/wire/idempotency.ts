import { createHash } from 'node:crypto';
import { isFilled, isRow, type Row } from '../record';
import { pathOf, type Asked } from './ask';
import type { Answer } from './conversation';
import type { Dialect } from './dialect';

type Headers = Record<string, string>;

const keyOf = (identity: unknown): Headers => ({ 'Idempotency-Key': createHash('sha256').update(JSON.stringify(identity)).digest('hex') });

/**
 * Xero remembers a key for six minutes and answers a repetition with what it answered first
 * (https://developer.xero.com/documentation/guides/idempotent-requests/idempotency/). The key is made of the run and what is sent,
 * so that a repetition has the same one and nothing else does. Zoho's finance apps have no such thing.
 */
export const idempotencyKey = (dialect: Dialect, asked: Asked, path: string, records: unknown): Headers | undefined =>
	dialect.vendor === 'Xero' ? keyOf([asked.run, asked.operation.method, path, records]) : undefined;

/**
 * The key that every run has for one record, in whatever process: made of the organisation, since Xero's keys are the app's, and of what the record is known by. `after`
 * are what earlier ones came to, which every run learns alike.
 */
export const sharedKey = (asked: Asked, record: Row, after: readonly string[]): Headers => {
	const { field, within = [] } = asked.resource.key!;
	return keyOf([
		'once',
		asked.organisation,
		asked.operation.method,
		pathOf(asked),
		[field, ...within].map((name) => known(asked, name, record[name])),
		...after,
	]);
};

/** Its owner's own key where it has one: an id may have been found for it in between. */
function known({ resource, resources }: Asked, name: string, value: unknown): unknown {
	if (!isRow(value))
		return String(value ?? '')
			.trim()
			.toLowerCase();
	const field = resource.fields[name];
	const key = field?.kind === 'link' ? resources?.[field.resource]?.key?.field : undefined;
	return key !== undefined && isFilled(value[key]) ? String(value[key]).trim().toLowerCase() : value;
}

/** What tells one content of a record from another. */
export const contentOf = (record: Row): string => createHash('sha256').update(JSON.stringify(record)).digest('hex');

/** The key was used within six minutes for another content. Unsure what is answered while the first request is still at work; 409 is what others say then. */
export const isKeyTaken = ({ status, body }: Answer): boolean => status === 409 || (status === 400 && /idempotency key/i.test(JSON.stringify(body ?? '')));
