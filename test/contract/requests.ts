import type { Pinned, Properties, Property } from '../../scripts/contract/facts';
import type { Field, Fields, Operation, Resource } from '../../src/apis/define';
import { writes } from '../../src/apis/parts';
import { isRow, type Row } from '../../src/record';
import { namedIn, type Asked, type Wish } from '../../src/wire/ask';
import type { Answer, Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { sampleOf, sampleRow } from '../support/sample';
import { answered, hold } from '../wire/scripted';
import { addressesOf } from './addresses';
import { sentBy, valuesOf, type Offer } from './offer';

/** What the wire really asks for, operation by operation, with a value in every field: conversations held with nobody. */

export interface Sampled {
	readonly at: string;
	readonly name: string;
	readonly resource: Resource;
	readonly operation: Operation;
	readonly requests: readonly Request[];
}

export const ID = '7ca1e5a0-0000-4000-8000-000000000001';
/** An id that is a name, as tax rates have it. */
const NAMED = 'OUTPUT2';

export const each = ({ resources }: Pick<Offer, 'resources'>) =>
	Object.entries(resources).flatMap(([name, resource]) =>
		Object.entries<Operation>(resource.operations).map(([verb, operation]) => ({ at: `${name}.${verb}`, name, resource, operation })),
	);

export const sampledRequests = (offer: Offer): Sampled[] =>
	each(offer).map(({ at, name, resource, operation }) => {
		const wishes = wishesFor(offer, name, resource, operation);
		const asked: Asked = { resource, operation, resources: offer.resources, run: 'run' };
		const manners = operation.does === 'upsert' && resource.key?.find ? [{ lookUpFirst: true }, {}] : [{}];
		const requests = wishes.flatMap((wish) =>
			manners.flatMap((manner) =>
				// Some requests are only made where the vendor knows the record, others only where it does not.
				[false, true].flatMap((isKnown) => {
					const script = (request: Request): Answer => answerTo(resource, operation, wish, request, isKnown);
					return hold(conversations[operation.does](offer.dialect, { ...asked, ...manner }, [wish]), script).requests;
				}),
			),
		);
		return { at, name, resource, operation, requests: [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()] };
	});

/** One wish, or one for each kind of record that the operation's path can belong to. */
function wishesFor(offer: Offer, name: string, resource: Resource, operation: Operation): Wish[] {
	const [address] = addressesOf(offer.pinned, resource, operation);
	const asking = address && 'asking' in address ? address.asking : undefined;
	const formats = Object.fromEntries(Object.entries(asking?.formats ?? {}).map(([key, format]): [string, Property] => [key, { type: 'string', format }]));
	const sent = offer.pinned.schemas[sentBy(offer, asking?.sends, operation.of?.envelope ?? resource.envelope) ?? ''];
	const beside = operation.does === 'writePart' ? sent : asking?.query;
	const inputs = { ...proper(offer.pinned, operation.inputs ?? {}, { RecordID: { type: 'string', format: 'uuid' }, ...beside, ...formats }) };
	const wish: Wish = {
		from: 0,
		...(operation.does === 'create' || operation.does === 'upsert'
			? {}
			: { id: operation.path.includes('{id}') ? (asking && !formats[resource.id] ? NAMED : ID) : ID }),
		// What is made of other records needs none of its own.
		...(writes(operation) && operation.requires?.length !== 0 ? { record: recordOf(offer, name, resource) } : {}),
		...(operation.filters ? { filters: proper(offer.pinned, operation.filters, asking?.query ?? {}) } : {}),
		...(operation.does === 'upload' ? { file: { name: 'Receipt 1.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1, 2]) } } : {}),
		...(Object.keys(inputs).length ? { inputs } : {}),
	};
	const { Endpoint } = operation.inputs ?? {};
	// Found by a custom field, or by the usual key.
	const { uniqueField, ...others } = inputs;
	if (operation.does === 'upsert' && uniqueField !== undefined) return [wish, { ...wish, inputs: others }];
	const endpoints = Endpoint?.kind === 'choice' && namedIn(operation.path).includes('Endpoint') ? Object.keys(Endpoint.choices) : [undefined];
	return endpoints.map((chosen) => (chosen === undefined ? wish : { ...wish, inputs: { ...inputs, Endpoint: chosen } }));
}

const recordOf = (offer: Offer, name: string, resource: Resource): Row =>
	proper(
		offer.pinned,
		Object.fromEntries(Object.entries(resource.fields).filter(([own, field]) => !field.readOnly && own !== resource.id)),
		offer.pinned.schemas[offer.sent(name, resource)] ?? {},
	);

/** Sample values, made to be what the vendor's kinds of texts look like: an id is an id, and a code one that is known. */
const proper = (pinned: Pinned, fields: Fields, properties: Properties): Row =>
	Object.fromEntries(Object.entries(sampleRow(fields)).map(([name, value]) => [name, properValue(pinned, name, fields[name]!, properties[name], value)]));

function properValue(pinned: Pinned, name: string, field: Field, property: Property | undefined, value: unknown): unknown {
	if (!property) return value;
	const inner = pinned.schemas[property.of ?? ''] ?? {};
	switch (field.kind) {
		case 'group':
			return proper(pinned, field.fields, inner);
		case 'rows':
			return [proper(pinned, field.fields, inner)];
		case 'list':
			return property.of === 'string' && property.format === undefined && !field.choices ? [ID] : value;
		case 'link':
			if (isRow(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, inner[key]?.format === 'uuid' ? ID : 'key']));
			return property.format === 'uuid' ? ID : sampleOf(name, { kind: 'text', label: '', max: field.max });
		case 'integer':
			return valuesOf(pinned, property)?.[0] ?? value;
		case 'text':
			return property.format === 'uuid' ? ID : (valuesOf(pinned, property)?.[0] ?? value);
		default:
			return value;
	}
}

/** An answer that keeps everything, with records that say what was wished for where the vendor is to know them. */
function answerTo(resource: Resource, operation: Operation, { record = {} }: Wish, request: Request, isKnown: boolean): Answer {
	const known = { ...record, [resource.id]: ID };
	const { one, many } = operation.of?.envelope ?? resource.envelope;
	if (request.accept) return answered({ headers: { 'content-type': request.accept }, body: new Uint8Array([1]) });
	if (request.method === 'GET' && operation.does !== 'get' && !isKnown) return answered({ body: { code: 0, [many]: [] } });
	return answered({ body: { code: 0, [many]: [known], [one]: one === many ? [known] : known } });
}
