import type { FollowedKinds } from '../apis/zohoFinance/events';
import type { Resources } from '../apis/define';
import { isFilled, isRow, type Row } from '../record';
import { decode } from '../wire/decode';
import type { SignedCall } from '../wire/signature';
import { fromJson } from '../wire/text';
import { ruleKinds, type RuleKind } from './financeTold';

/** The parameter of a webhook's address that says what it tells of, such as invoice.created: payloads do not. */
export const EVENT = 'event';

/** A call of the production URL as it came. */
export interface IncomingCall {
	readonly signature: string | undefined;
	readonly contentType: string | undefined;
	readonly body: string;
	/** Parameters of the address. */
	readonly query: unknown;
}

export interface ReadCall {
	/** What the signature covers. */
	readonly signed: SignedCall;
	/** The payload as data; nothing where it is none. Integers that are too long for a number are text. */
	readonly payload: unknown;
	readonly about: string;
}

/**
 * Reads a call of a workflow rule in each of the formats that Zoho has (https://www.zoho.com/books/help/settings/automation.html): JSON, as it stands or from a
 * template; a form that carries JSON in one field, or a field for each parameter that was chosen.
 */
export function readCall({ signature, contentType = '', body, query }: IncomingCall): ReadCall {
	const isForm = contentType.includes('form');
	const form = isForm ? Object.fromEntries(new URLSearchParams(body)) : {};
	const address = texts(query);
	const { JSONString, ...fields } = form;
	return {
		signed: { signature, parameters: { ...address, ...form }, body: isForm ? '' : body },
		payload: isForm ? (JSONString === undefined ? fields : fromJson(JSONString)) : fromJson(body),
		about: address[EVENT] ?? '',
	};
}

const texts = (query: unknown): Record<string, string> =>
	Object.fromEntries(Object.entries(isRow(query) ? query : {}).map(([name, value]) => [name, String(value)]));

/** What a payload tells of. */
export interface Delivered {
	readonly entity: string;
	readonly id: string;
	/** None where the payload does not say. */
	readonly organization?: string;
	readonly record: Row;
	readonly kind?: RuleKind;
}

/**
 * The record in a payload: under any of the keys that its kind may have, and where none of them is there, whatever the address says it is. Nothing where no record
 * with an id is found.
 */
export function deliveredIn(kinds: FollowedKinds, resources: Resources, payload: unknown, about: string): Delivered | undefined {
	if (!isRow(payload)) return undefined;
	const [named = '', told] = about.split('.');
	const kind = ruleKinds.find((one) => one === told);
	const idOf = ({ entity, record }: Found): unknown => record[resources[entity]!.id] ?? record.id;
	const found = [...inAddress(kinds, named, payload), ...byKey(kinds, payload)].find((one) => isFilled(idOf(one)));
	if (!found) return undefined;
	const resource = resources[found.entity]!;
	const id = idOf(found);
	const record = withTextIds(decode(resource.fields, { ...found.record, [resource.id]: id }));
	const { organization_id } = payload;
	return {
		entity: found.entity,
		id: String(id),
		record,
		...(isFilled(organization_id) ? { organization: String(organization_id) } : {}),
		...(kind ? { kind } : {}),
	};
}

interface Found {
	readonly entity: string;
	readonly record: Row;
}

/** What the address names: under its own key, else the only object that there is, else what a template wrote. */
function inAddress(kinds: FollowedKinds, entity: string, payload: Row): Found[] {
	if (!Object.hasOwn(kinds, entity)) return [];
	const own = kinds[entity]!.payload.map((key) => payload[key]).find(isRow);
	const objects = Object.values(payload).filter(isRow);
	return [{ entity, record: own ?? (objects.length === 1 ? objects[0]! : payload) }];
}

/** What stands under a key of a kind, first where the key is that kind's alone. */
function byKey(kinds: FollowedKinds, payload: Row): Found[] {
	const held = Object.entries(kinds).flatMap(([entity, { payload: keys, has }]) =>
		keys.flatMap((key) => {
			const record = payload[key];
			return isRow(record) ? [{ entity, record, isSure: !has || isFilled(record[has]) }] : [];
		}),
	);
	return [...held.filter(({ isSure }) => isSure), ...held.filter(({ isSure }) => !isSure)];
}

/** Ids are text, also where the payload writes them as numbers. */
const withTextIds = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			if (name.endsWith('_id') && typeof value === 'number') return [name, String(value)];
			if (Array.isArray(value)) return [name, value.map((entry: unknown) => (isRow(entry) ? withTextIds(entry) : entry))];
			return [name, isRow(value) ? withTextIds(value) : value];
		}),
	);
