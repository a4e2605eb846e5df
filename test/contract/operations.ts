import type { Asking, Properties, Property } from '../../scripts/contract/facts';
import type { Field, Fields, Operation, Resource } from '../../src/apis/define';
import { namedIn, spokenOf } from '../../src/wire/ask';
import { addressed, addressesOf, fits, placeOf } from './addresses';
import { own, walk } from './fields';
import { propertyIn, recordIn, sentBy, valuesOf, type Difference, type Offer } from './offer';
import { each, sampledRequests } from './requests';

/** Addresses, parameters, headers, filters, inputs, parts and envelopes of every operation. */
export const operationDifferences = (offer: Offer): Difference[] => [
	...new Set([
		...each(offer).flatMap(({ at, name, resource, operation }) =>
			addressesOf(offer.pinned, resource, operation).flatMap((address) =>
				'asking' in address
					? tableDifferences(offer, placeOf(at, operation, address.name), name, resource, operation, address.asking)
					: [`${at}: ${address.name} is not in the specification`],
			),
		),
		...sampledRequests(offer).flatMap((sampled) => sampled.requests.flatMap((request) => requestDifferences(offer, sampled.at, sampled.operation, request))),
	]),
];

/** What the table says of one address. */
function tableDifferences(offer: Offer, at: string, name: string, resource: Resource, operation: Operation, asking: Asking): Difference[] {
	const { pinned } = offer;
	const shown = recordIn(pinned, asking.shows, spokenOf({ resource, operation }).envelope);
	const sent = sentBy(offer, asking.sends, spokenOf({ resource, operation }).envelope);
	return [
		...partDifferences(offer, at, operation, sent, shown),
		...inputDifferences(offer, at, operation, asking, sent),
		...filterDifferences(offer, at, operation.filters ?? {}, asking, shown),
		...envelopeDifferences(offer, at, resource, operation, asking),
		...(operation.does === 'getMany' && !operation.of ? listDifferences(offer, at, resource, operation, asking, shown) : []),
		...requirementDifferences(offer, at, operation, operation.of ? sent : offer.sent(name, resource), asking),
	];
}

/** Where bodies are bare, what is sent are the inputs, and the part is what is shown, if anything is. */
function partDifferences(offer: Offer, at: string, { of, inputs = {} }: Operation, sent: string | undefined, shown: string | undefined): Difference[] {
	if (!of) return [];
	if (!offer.isBare) return walk(offer, at, of.fields, sent, shown);
	const told = Object.entries(of.fields).filter(([name]) => !(name in inputs));
	return of.envelope.one === '' ? [] : walk(offer, at, Object.fromEntries(told), undefined, shown);
}

/** What is asked for beside a record goes into the address, the body of what belongs to a record, or behind the address. */
function inputDifferences(offer: Offer, at: string, operation: Operation, { query }: Asking, sent: string | undefined): Difference[] {
	const inPath = namedIn(operation.at ?? operation.path);
	const beside = Object.entries(operation.inputs ?? {}).filter(([name]) => ![...inPath, ...OURS, operation.knownBy].includes(name));
	if (operation.does === 'writePart' && offer.isBare) return walk(offer, at, Object.fromEntries(beside), sent, sent, []);
	const place = operation.does === 'writePart' ? (offer.pinned.schemas[sent ?? ''] ?? {}) : query;
	return beside.flatMap(([name, field]) => parameterDifferences(offer, at, name, field, place, true));
}

function parameterDifferences(offer: Offer, at: string, name: string, field: Field, known: Properties, isSent: boolean): Difference[] {
	const property = known[name];
	const place = `${at}.${name}`;
	if (field.recent) {
		if (property) return [`${place}: the specification knows it, so it is not recent`];
		return offer.knowsNewer?.(name) ? [] : [`${place}: nothing newer than the specification knows it`];
	}
	return property ? own(offer, place, field, property, isSent) : [`${at}: no parameter ${name}`];
}

/** Words of the filter language that are no properties. */
const CONNECTING = /^(AND|OR)$/;

/** Filters that are parameters, and filters that become conditions on the records' properties. */
function filterDifferences(offer: Offer, at: string, filters: Fields, { query }: Asking, shown: string | undefined): Difference[] {
	return Object.entries(filters).flatMap(([name, field]) => {
		const place = `${at}.${name}`;
		if (field.where === undefined) return OURS.includes(name) ? [] : parameterDifferences(offer, at, name, field, query, false);
		const paths = [...field.where.matchAll(/[A-Z]\w*(?:\.\w+)*(\()?/g)].map(([path, called]) => (called ? path.split('.').slice(0, -1) : path.split('.')));
		return paths
			.filter(([first]) => !CONNECTING.test(first!))
			.flatMap((path) => {
				const property = propertyAt(offer, shown, path);
				if (!property) return [`${place}: no ${path.join('.')} to filter by`];
				return field.kind === 'choice' && property.type === 'boolean' ? [] : own(offer, place, field, property, false);
			});
	});
}

/** What travels otherwise than under its name: a header, further calls, the name of a file. */
const OURS = ['modifiedSince', 'withDetails', 'uniqueField', 'FileName'];

const propertyAt = ({ pinned }: Pick<Offer, 'pinned'>, schema: string | undefined, [name, ...rest]: readonly string[]): Property | undefined => {
	const property = propertyIn(pinned, schema, name!);
	return rest.length && property ? propertyAt({ pinned }, property.of, rest) : property;
};

/** What a list can do that the table does not say: pages, changes since a time; and parts of the list that could not be told apart. */
function listDifferences(
	{ pinned, offersAllQuestions }: Offer,
	at: string,
	resource: Resource,
	operation: Operation,
	{ query, headers }: Asking,
	shown: string | undefined,
): Difference[] {
	const offered = [...Object.keys(operation.filters ?? {}), ...Object.keys(operation.inputs ?? {}), ...Object.keys(resource.parameters ?? {}), ...PAGING];
	const told = Object.entries(resource.views ?? {}).flatMap(([view, sets]) =>
		sets.flatMap((set) =>
			Object.entries<readonly string[] | undefined>(set).flatMap(([name, values = []]) => {
				const property = propertyIn(pinned, shown, name);
				const known = property?.type === 'boolean' ? ['true', 'false'] : property && valuesOf(pinned, property);
				return property
					? values.filter((value) => value !== '' && known && !known.includes(value)).map((value) => `${view}: no ${name} ${value}`)
					: [`${view}: no ${name}`];
			}),
		),
	);
	return [
		...(query.page && !resource.paged ? [`${at}: comes in pages`] : []),
		...(headers.includes('If-Modified-Since') && !(resource.since && 'header' in resource.since) ? [`${at}: can be asked for what changed`] : []),
		...Object.keys(query)
			.filter((name) => offersAllQuestions && !offered.includes(name))
			.map((name) => `${at}: does not offer ${name}`),
		...told.map((what) => `${at} for ${what}`),
	];
}

const PAGING = ['page', 'pageSize', 'offset'];

/** What the wire reads an answer by. */
function envelopeDifferences(
	{ pinned, dialect }: Offer,
	at: string,
	resource: Resource,
	operation: Operation,
	{ query, shows, answers }: Asking,
): Difference[] {
	const { one, many } = spokenOf({ resource, operation }).envelope;
	const isFile = operation.does === 'download';
	// One address shows a document in several ways.
	if (isFile && valuesOf(pinned, query.accept ?? { type: '' })?.some((way) => operation.accept?.endsWith(way))) return [];
	if (isFile) return shows === operation.accept ? [] : [`${at}: the answer is ${shows}, not ${operation.accept}`];
	if (operation.does === 'delete' || (shows === undefined && !answers) || shows?.endsWith('[]')) return [];
	const held = [...(answers ?? []), ...Object.keys(pinned.examples?.[shows ?? ''] ?? (answers ? {} : (pinned.schemas[shows ?? ''] ?? {})))];
	const isOne = operation.does === 'get' && dialect.vendor !== 'Xero';
	const wanted = operation.does === 'getMany' || dialect.vendor === 'Xero' ? many : isOne ? one : undefined;
	// Only lists and readings are described as they are by both vendors.
	return wanted === undefined || !held.length || held.includes(wanted) ? [] : [`${at}: the answer has no ${wanted}`];
}

/** Where the specification says what must be given, the table says the same. */
function requirementDifferences({ pinned, dialect }: Offer, at: string, operation: Operation, sent: string | undefined, { needs = [] }: Asking): Difference[] {
	const isPart = operation.does === 'writePart';
	const inPath = namedIn(operation.at ?? operation.path);
	const ours: readonly string[] = (isPart ? operation.needs : operation.does === 'create' ? operation.requires : operation.needs) ?? [];
	const carried = Object.keys(dialect.inOrganisation('one').query ?? {});
	const told = isPart || operation.does === 'create' ? pinned.required[sent ?? ''] : needs.filter((name) => !carried.includes(name));
	if (!told) return [];
	return [
		...told.filter((name) => !ours.includes(name)).map((name) => `${at}: the specification needs ${name}`),
		...ours.filter((name) => !told.includes(name) && !inPath.includes(name)).map((name) => `${at}: the specification does not need ${name}`),
	];
}

/** What really is asked for. */
function requestDifferences(
	offer: Offer,
	at: string,
	operation: Operation,
	request: { method: string; path: string; query?: object; headers?: object },
): Difference[] {
	const address = addressed(offer.pinned, request.method, request.path);
	if (!address) return [`${at}: ${request.method} ${request.path} is not in the specification`];
	const place = placeOf(at, operation, address.name);
	const { query, headers, sends } = address.asking;
	const recent = Object.entries({ ...operation.inputs, ...operation.filters }).flatMap(([name, field]) => (field.recent ? [name] : []));
	return [
		...Object.entries(request.query ?? {}).flatMap(([name, value]) => {
			if (recent.includes(name)) return [];
			const property = query[name];
			return property ? valueDifferences(offer, `${place}.${name}`, property, String(value)) : [`${place}: no parameter ${name}`];
		}),
		...Object.keys(request.headers ?? {})
			// A file says what it is.
			.filter((name) => !headers.includes(name) && !(name === 'Content-Type' && (sends?.includes('/') || operation.does === 'upload')))
			.map((name) => `${place}: no header ${name}`),
	];
}

const WRITTEN: Readonly<Record<string, RegExp>> = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?$/, boolean: /^(true|false)$/ };

/** A parameter as it is written behind the address. */
function valueDifferences({ pinned }: Offer, place: string, property: Property, value: string): Difference[] {
	const values = valuesOf(pinned, property);
	return [
		...((WRITTEN[property.type]?.test(value) ?? true) ? [] : [`${place}: is ${property.type}, not ${value}`]),
		...(fits(property.format, value) ? [] : [`${place}: is written as ${property.format}, not as ${value}`]),
		...(values && !values.includes(value) ? [`${place}: no value ${value}`] : []),
	];
}
