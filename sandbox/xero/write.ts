import type { Fields } from '../../src/apis/define';
import type { Asked, Row } from '../vendor';
import { badJson, notFound, nothingSent, refusedElements, type Spoken } from './answers';
import { keep, viewed, type Desk, type Kind, type Outcome } from './desk';
import { fieldsOf, type Endpoint } from './endpoints';
import { isGuid, ZERO_ID } from './ids';
import { accept, show, take, tooLong, Unreadable } from './shape';

/** What is written, where it is kept, and by which rules. */
export interface Subject {
	readonly endpoint: Endpoint;
	readonly fields: Fields;
	readonly kind: Kind;
}

export const write = (desk: Desk, segment: string, endpoint: Endpoint, kind: Kind, asked: Asked, addressed?: Row): Spoken | { content: Row } =>
	writeElements(desk, { endpoint, fields: fieldsOf(segment), kind }, asked, addressed);

/** PUT and POST: each element is judged on its own, then the whole request is. PUT creates only; POST creates or updates. */
export function writeElements(desk: Desk, subject: Subject, asked: Asked, addressed?: Row): Spoken | { content: Row } {
	const { endpoint, fields } = subject;
	// Omitted means true, whatever the published specification says: one bad element, and nothing of the request is kept.
	const together = endpoint.unsummarized || asked.query.get('summarizeErrors')?.toLowerCase() !== 'false';
	const began = desk.books.mark();
	try {
		const elements = elementsOf(asked.body, endpoint, fields);
		if (!elements.length) return nothingSent(endpoint.element);
		// Invented text: what Xero says to several where it takes one is not recorded.
		if ((endpoint.single === true || endpoint.single === asked.method) && elements.length > 1)
			return refusedElements([refusal(endpoint, {}, [`Only one ${endpoint.element} can be sent in a request.`])]);
		const done: Done[] = [];
		for (const element of elements) {
			const one = writeOne(desk, subject, asked.method, element, addressed);
			if (one === 'unknown') {
				desk.books.rollback(began);
				return notFound;
			}
			done.push(one);
		}
		const refused = done.filter(({ problems }) => problems.length);
		if (together && refused.length) {
			desk.books.rollback(began);
			// Unsure whether Xero echoes the good elements too; the refused ones are what a caller can act on.
			return refusedElements(refused.map(({ shown, problems }) => refusal(endpoint, shown, problems)));
		}
		return { content: { [endpoint.name]: done.map((one) => report(endpoint, one, together)) } };
	} catch (error) {
		desk.books.rollback(began);
		if (error instanceof Unreadable) return badJson(` ${error.message}`);
		throw error;
	}
}

interface Done {
	readonly shown: Row;
	readonly problems: readonly string[];
	readonly warnings: readonly string[];
}

function writeOne(desk: Desk, { endpoint, fields, kind }: Subject, method: string, element: Row, addressed?: Row): Done | 'unknown' {
	const taken = accept(endpoint, fields, element);
	const { [endpoint.id]: id, ...rest } = taken;
	const sent = endpoint.givenId ? taken : rest;
	const byId = method === 'POST' && !addressed && id !== undefined && !isNone(id);
	const known = addressed ?? (byId ? desk.books.get(endpoint.name, id) : method === 'POST' ? kind.match?.(desk, sent) : undefined);
	// Invented around Xero's words "Unrecognised GUID format", of which only these are recorded.
	const malformed = byId && /ID$/.test(endpoint.id) && !isGuid(id) ? ['Unrecognised GUID format'] : [];
	if (byId && !known && !malformed.length && !kind.unknownId) return 'unknown';

	const before = desk.books.mark();
	// Invented text.
	const nameless = method === 'POST' && !known && !byId && endpoint.postNeedsId ? [`${endpoint.id} must be specified.`] : [];
	const early = [...malformed, ...nameless, ...(byId && !known && kind.unknownId ? [kind.unknownId] : []), ...tooLong(fields, sent)];
	const outcome: Outcome = early.length ? { row: { ...known, ...sent }, problems: early } : kind.write(desk, sent, known);
	if (outcome.problems.length) {
		desk.books.rollback(before);
		const echo = { ...outcome.row, [endpoint.id]: known?.[endpoint.id] ?? (byId ? id : ZERO_ID) };
		return { shown: show(endpoint, fields, viewed(desk, kind, echo, false)), problems: outcome.problems, warnings: [] };
	}
	const kept = keep(desk, endpoint.name, endpoint.id, outcome);
	return { shown: show(endpoint, fields, viewed(desk, kind, kept, false)), problems: [], warnings: outcome.warnings ?? [] };
}

const isNone = (id: unknown): boolean => id === ZERO_ID || id === '';

const messages = (texts: readonly string[]): Row[] => texts.map((Message) => ({ Message }));

const refusal = (endpoint: Endpoint, shown: Row, problems: readonly string[]): Row => ({
	...shown,
	...(endpoint.flag ? { [endpoint.flag]: true } : {}),
	ValidationErrors: messages(problems),
});

function report(endpoint: Endpoint, { shown, problems, warnings }: Done, together: boolean): Row {
	const marked = (StatusAttributeString: string): Row => (endpoint.unmarked ? {} : { StatusAttributeString });
	if (problems.length) return { ...refusal(endpoint, shown, problems), ...marked('ERROR') };
	return {
		...shown,
		...(endpoint.flag ? { [endpoint.flag]: false } : {}),
		...(warnings.length ? { Warnings: messages(warnings) } : {}),
		...(together ? {} : marked(warnings.length ? 'WARNING' : 'OK')),
	};
}

/** What was sent to an address below a record: the known part of each element, under the collection's name or bare. */
export const partsOf = (body: string, names: Pick<Endpoint, 'name' | 'element'>, fields: Fields): Row[] =>
	elementsOf(body, names, fields).map((element) => take(fields, element));

/** The body is one bare object or a list under the collection's name, whose case Xero forgives. */
function elementsOf(body: string, { name, element }: Pick<Endpoint, 'name' | 'element'>, fields: Fields): Row[] {
	if (!body.trim()) return [];
	let sent: unknown;
	try {
		sent = JSON.parse(body);
	} catch {
		throw new Unreadable('Unexpected end or sign in JSON.');
	}
	if (Array.isArray(sent)) return sent.map(objectOf);
	const object = objectOf(sent);
	const wrapper = Object.keys(object).find(
		(key) => [name, element].some((word) => word.toLowerCase() === key.toLowerCase()) && typeof object[key] === 'object',
	);
	if (wrapper) {
		const inside = object[wrapper];
		return (Array.isArray(inside) ? inside : [inside]).map(objectOf);
	}
	// An object with nothing but a list in it is a wrapper with the wrong name, unless records have a list of that name, such as their lines.
	const isForeign =
		Object.keys(object).length === 1 && Object.entries(object).every(([key, value]) => Array.isArray(value) && (fields[key]?.readOnly ?? !fields[key]));
	return isForeign || !Object.keys(object).length ? [] : [object];
}

function objectOf(value: unknown): Row {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable('An object was expected.');
	return value as Row;
}
