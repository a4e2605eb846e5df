import type { Mail } from '../../outbox';
import type { Row } from '../../vendor';
import type { Kind } from '../kind';
import { organization, rowsIn, text, type Ledger } from '../ledger';
import type { Change } from './rules';

/** What a webhook sends of a record (https://www.zoho.com/books/api/v3/webhooks/). */

const pairs = (value: unknown): Array<[string, string]> => rowsIn(value).map(({ param_name: name, param_value: held }) => [text(name), text(held)]);

/** `${INVOICE.INVOICE_ID}` stands for a field of the record; what there is not stays empty. */
const filledIn = (template: string, key: string, record: Row): string =>
	template.replace(/\$\{\w+\.(\w+)\}/g, (_, written: string) => {
		const name = written.toLowerCase();
		return text(record[name] ?? record[name.startsWith(`${key}_`) ? name.slice(key.length + 1) : name]);
	});

/** The organization and the record under its key; of what is gone, little more than its id [unsure]. */
const payloadOf = (ledger: Ledger, kind: Kind, change: Change, row: Row): Row => ({
	organization_id: organization(ledger).organization_id,
	[kind.one]: change === 'delete' ? { [kind.id]: row[kind.id] } : kind.shown(ledger, row),
});

const isForm = (webhook: Row): boolean => webhook.format === 'form' || /form/i.test(text(webhook.body_type));

/**
 * Default payloads are JSON, with ids as numbers. A form has the chosen parameters, or, as in old set-ups, all in the field JSONString. Whether parameters
 * of one's own go into a form or behind the address is taken from their names in the call [unsure].
 */
export const letterOf = (ledger: Ledger, webhook: Row, kind: Kind, change: Change, row: Row): Mail => {
	const payload = payloadOf(ledger, kind, change, row);
	const record = payload[kind.one] as Row;
	const all = (names: readonly string[]): Array<[string, string]> =>
		names.flatMap((name) => pairs(webhook[name])).map(([name, value]) => [name, filledIn(value, kind.one, record)]);
	const form = isForm(webhook);
	const chosen = form ? all(['form_data', 'entity_parameters', 'additional_parameters']) : [];
	const behind = all(form ? ['query_parameters'] : ['query_parameters', 'entity_parameters', 'additional_parameters']);
	const raw = text(webhook.raw_data) === '' ? undefined : filledIn(text(webhook.raw_data), kind.one, record);
	return {
		url: text(webhook.url),
		method: (text(webhook.method) || 'POST') as 'POST' | 'PUT' | 'DELETE',
		...(text(webhook.secret) === '' ? {} : { secret: text(webhook.secret) }),
		payload,
		format: form ? 'form' : 'json',
		idsAsNumbers: true,
		query: Object.fromEntries(behind),
		headers: Object.fromEntries(pairs(webhook.headers)),
		...(chosen.length ? { fields: Object.fromEntries(chosen) } : {}),
		...(raw === undefined ? {} : { raw }),
	};
};
