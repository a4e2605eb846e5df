import type { Operation, Resource } from '../../src/apis/define';
import { writes } from '../../src/apis/parts';
import type { Request } from '../../src/wire/conversation';
import { idempotencyKey } from '../../src/wire/idempotency';
import { sampleOf } from '../support/sample';
import type { Difference, Offer } from './offer';

/** Addresses, parameters, headers, filters and envelopes, as the dialect really sends them. */
export function operationDifferences(offer: Offer): Difference[] {
	return each(offer).flatMap(({ at, resource, operation }) => {
		const address = `${operation.method} ${resource.path}${operation.path}`;
		const asking = offer.pinned.operations[address];
		if (!asking) return [`${at}: ${address} is not in the specification`];
		const request = requestOf(offer, resource, operation);
		const filters = Object.entries(operation.filters ?? {});
		return [
			...Object.keys(request.query ?? {})
				.filter((name) => !asking.query.includes(name))
				.map((name) => `${at}: no parameter ${name}`),
			...Object.keys(request.headers ?? {})
				.filter((name) => !asking.headers.includes(name))
				.map((name) => `${at}: no header ${name}`),
			...filters.flatMap(([name, field]) => {
				const known = asking.values?.[name];
				return field.kind === 'choice' && known
					? Object.keys(field.choices)
							.filter((value) => !known.includes(value))
							.map((value) => `${at}.${name}: no value ${value}`)
					: [];
			}),
			...envelopeOf(offer, resource, operation)
				.filter((name) => !asking.answers.includes(name))
				.map((name) => `${at}: the answer has no ${name}`),
			...requirementDifferences(offer, at, resource, operation),
		];
	});
}

const each = ({ resources }: Offer) =>
	Object.entries(resources).flatMap(([name, resource]) =>
		Object.entries<Operation>(resource.operations).map(([verb, operation]) => ({ at: `${name}.${verb}`, name, resource, operation })),
	);

function requestOf({ dialect }: Offer, resource: Resource, operation: Operation): Pick<Request, 'query' | 'headers'> {
	const page = { number: 1, size: dialect.pageSize };
	if (operation.does === 'getMany') {
		const filters = Object.fromEntries(Object.entries(operation.filters ?? {}).map(([name, field]) => [name, sampleOf(name, field)]));
		const all = dialect.list(resource, filters, page);
		const narrowed = dialect.list(resource, resource.key?.find ? dialect.find(resource, ['one']) : {}, page);
		return { query: { ...narrowed.query, ...all.query }, headers: { ...narrowed.headers, ...all.headers } };
	}
	if (operation.does === 'get') return { query: resource.parameters };
	if (!writes(operation) && !operation.body) return {};
	const { query, headers } = dialect.write(resource, operation, [Object.fromEntries(Object.keys(resource.fields).map((name) => [name, 'x']))]);
	const key = operation.does === 'create' ? idempotencyKey(dialect, { resource, operation, run: 'run' }, resource.path, []) : {};
	return { query, headers: { ...headers, ...key } };
}

function envelopeOf({ dialect }: Offer, { envelope }: Resource, { does }: Operation): string[] {
	if (does === 'getMany') return [envelope.many];
	if (does === 'get') return [dialect.vendor === 'Xero' ? envelope.many : envelope.one];
	return [];
}

/** Where the specification says what a create needs, the table needs the same. */
function requirementDifferences({ pinned, sent, resources }: Offer, at: string, resource: Resource, { does, requires = [] }: Operation): Difference[] {
	const name = Object.keys(resources).find((key) => resources[key] === resource)!;
	const needed = pinned.required[sent(name, resource)];
	if (does !== 'create' || !needed) return [];
	return [
		...needed.filter((field) => !requires.some((own) => own === field)).map((field) => `${at}: the specification needs ${field}`),
		...requires.filter((field) => !needed.includes(field)).map((field) => `${at}: the specification does not need ${field}`),
	];
}
