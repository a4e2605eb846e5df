import type { Pinned, Property } from '../../scripts/contract/facts';
import type { Operation } from '../../src/apis/define';
import { isRow, rowsIn, type Row } from '../../src/record';
import type { Answer, Request } from '../../src/wire/conversation';
import { addressed, addressesOf, type Address } from './addresses';
import { admitted } from './admitted';
import { unexplained, type Deviations } from './because';
import type { Offer } from './offer';
import { each } from './requests';
import { bodyProblems, validator } from './strict';

/** What is said around the records. */
const FRAME = ['code', 'message', 'page_context', 'error_info', 'instance'];

/** As much of a request as Zoho hears. */
type Spoken = Pick<Request, 'method' | 'path' | 'query' | 'body'>;

export interface Reader {
	/** What Zoho would not understand of a request: its address, its parameters, its body. */
	request(request: Spoken): string[];
	/** What Zoho would not answer: wrong types and values, and names that it knows nowhere. */
	answer(request: Spoken, answer: Answer): string[];
}

/** Reads what travels by the specification, with those differences of the tables admitted that have a reason (`./admitted`). */
export function reader(offer: Offer, listed: Deviations, known: readonly Pinned[]): Reader {
	const facts = admitted(offer);
	const [sent, shown] = [validator(facts, 'sent'), validator(generous(facts), 'shown')];
	const asking = operationsByAddress(offer);
	const names = new Set([facts, ...known].flatMap(({ schemas }) => Object.values(schemas).flatMap((properties) => Object.keys(properties))));
	/** Newer than the specification, or listed with a reason. */
	const isExplained = (at: string, name: string): boolean => {
		const [resource = '', verb = ''] = at.split('.');
		const { inputs, filters }: Operation = offer.resources[resource]!.operations[verb]!;
		return ({ ...inputs, ...filters }[name]?.recent ?? false) || unexplained(listed, [`${at}: no parameter ${name}`]).length === 0;
	};
	const isInvented = (problem: string): boolean => {
		const name = /has an unknown (\w+)$/.exec(problem)?.[1];
		return name === undefined || !(names.has(name) || name.startsWith('cf_'));
	};
	const records = ({ asking: { shows = '' } }: Address, body: Row): string[] =>
		Object.entries(body)
			.filter(([name, value]) => !FRAME.includes(name) && typeof value === 'object' && value !== null)
			.flatMap(([name, value]) => {
				const view = facts.schemas[shows]?.[name]?.of;
				const rows = isRow(value) ? [value] : rowsIn(value);
				if (view === undefined || !facts.schemas[view]) return [];
				return rows.flatMap((row) => shown(view, row).map((problem) => `${view}${problem.startsWith('the body') ? problem.replace('the body', '') : problem}`));
			});
	return {
		request: (request) => {
			const address = addressed(facts, request.method, request.path);
			if (!address) return [`${request.method} ${request.path} is not in the specification`];
			const unknown = Object.keys(request.query ?? {}).filter((name) => !address.asking.query[name]);
			return [
				...unknown.filter((name) => !(asking[address.name] ?? []).some((at) => isExplained(at, name))).map((name) => `${address.name}: no parameter ${name}`),
				...(request.body instanceof Uint8Array ? [] : bodyProblems(facts, sent, withoutNothing(request), request.method === 'PUT')).map(
					(problem) => `${address.name}: ${problem}`,
				),
			];
		},
		answer: ({ method, path }, { status, body }) => {
			const address = addressed(facts, method, path);
			return status < 300 && address && isRow(body) ? [...new Set(records(address, body).filter(isInvented))] : [];
		},
	};
}

/** An empty object says no more than no body. */
const withoutNothing = (request: Spoken): Spoken => (isRow(request.body) && !Object.keys(request.body).length ? { ...request, body: undefined } : request);

/**
 * Whole numbers of an example may have a fraction elsewhere, a value that there is not is an empty text, and times have the organization's offset.
 * Nothing is demanded of what is shown.
 */
const generous = (facts: Pinned): Pinned => ({
	...facts,
	required: {},
	schemas: Object.fromEntries(
		Object.entries(facts.schemas).map(([view, properties]) => [
			view,
			Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, generously(property)])),
		]),
	),
});

const generously = ({ type, of, values }: Property): Property => ({
	type: type === 'integer' ? 'number' : type,
	...(of ? { of } : {}),
	...(Array.isArray(values) ? { values: [...(values as readonly string[]), ''] } : {}),
});

/** The operations of the tables that ask at an address of the specification; a search is made at that of the list. */
function operationsByAddress(offer: Offer): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	for (const { at, name, resource, operation } of each(offer)) {
		const list = operation.does === 'upsert' ? resource.operations.getMany : undefined;
		const create = operation.does === 'upsert' ? resource.operations.create : undefined;
		for (const one of [operation, list, create]) {
			for (const address of one ? addressesOf(offer.pinned, resource, one) : []) (found[address.name] ??= []).push(at, ...(list ? [`${name}.upsert`] : []));
		}
	}
	return found;
}
