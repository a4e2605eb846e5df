import { isRow, SYNC, type Row } from '../record';
import { detect, withoutOverlaps } from './detect';
import { emailsIn } from './detect/email';
import type { ChosenFields } from './fields';
import { insideJson } from './json';
import type { Key } from './keys';
import type { Found, Kind } from './kinds';
import { masked } from './mask';
import { mentionsIn, namesIn } from './mentions';
import { Findings, placeholder, type Finding } from './report';
import { sealer, tokensIn } from './tokens';
import { GONE, walk, type Place, type Visitor } from './walk';

/** What is put in the place of personal data. */
export interface Manner {
	/** In the place of a field's whole value; `GONE` takes the field out. */
	field(kind: Kind, value: string | number): unknown;
	/** In the place of a stretch of a text. */
	stretch(kind: Kind, value: string): string;
	/** Stretches that are protected already and stay. */
	kept?(text: string): readonly Omit<Found, 'kind'>[];
	/** What JSON text becomes that could not be written again as it was. */
	readonly whole?: true;
}

export const masking: Manner = { field: (kind, value) => masked(kind, String(value)), stretch: masked };

/** @param takeOut known fields go; otherwise a placeholder takes the place of their value, as it always does in texts */
export const removing = (takeOut: boolean): Manner => ({ field: (kind) => (takeOut ? GONE : placeholder(kind)), stretch: placeholder });

/** @param keys the key that makes tokens, and others whose tokens stay as they are */
export function tokenizing(keys: readonly [Key, ...Key[]]): Manner {
	const seal = sealer(keys[0]);
	return { field: seal, stretch: seal, kept: (text) => tokensIn(text, keys).filter(({ value }) => value !== undefined), whole: true };
}

/** What to protect. */
export interface Scope {
	readonly kinds: ReadonlySet<Kind>;
	readonly chosen: ChosenFields;
	/** Whether to look into texts too. */
	readonly texts: boolean;
}

interface Protected {
	readonly value: unknown;
	readonly found: readonly Finding[];
}

/**
 * A copy of a record, or of any other JSON, in which personal data is masked, taken out or replaced by tokens. Names that fields hold are also found where
 * the record's texts mention them.
 * @throws PrivacyError where the record is nested too deep
 */
export function protect(record: unknown, manner: Manner, scope: Scope): Protected {
	const findings = new Findings();
	const names = scope.texts && scope.kinds.has('name') ? namesIn(record, scope.chosen) : [];
	const value = walk(record, scope.chosen, visitorOf(manner, scope, names, findings));
	return { value, found: findings.list() };
}

/** The record with what was found under `_sync`, where notes travel that no vendor sees. */
export function withReport(record: Row, operation: string, report: Readonly<Record<string, unknown>>): Row {
	const trail = Object.hasOwn(record, SYNC) ? record[SYNC] : undefined;
	const notes = isRow(trail) ? trail : trail === undefined ? {} : { unreadable: trail };
	return { ...record, [SYNC]: { ...notes, privacy: { operation, ...report } } };
}

function visitorOf(manner: Manner, scope: Scope, names: readonly string[], findings: Findings): Visitor {
	const lookInto = (text: string, place: Place | undefined): string => {
		if (!scope.texts) return text;
		const found = detected(text, names).filter(({ kind }) => scope.kinds.has(kind));
		return replaced(text, outside(found, manner.kept?.(text) ?? []), manner, (kind) => findings.add(kind, 'text', place));
	};
	const visitor: Visitor = {
		field(value, kind, place) {
			if (!scope.kinds.has(kind) || isId(kind, value)) return typeof value === 'string' ? visitor.text(value, place) : value;
			if (typeof value === 'string' && isKept(value, manner)) return value;
			findings.add(kind, 'field', place);
			const addresses = kind === 'email' && typeof value === 'string' ? onlyAddresses(value) : [];
			const each = addresses.length > 0 ? replaced(value as string, addresses, manner) : undefined;
			const whole = manner.field(kind, value);
			return whole === GONE ? GONE : (each ?? whole);
		},
		text(value, place) {
			const json = insideJson(value);
			if (!json) return lookInto(value, place);
			const before = findings.total;
			const changed = walk(json.value, scope.chosen, visitor, place);
			if (findings.total === before) return value;
			return json.again?.(changed) ?? (manner.whole ? manner.stretch('other', value) : JSON.stringify(changed));
		},
		name: (name) => (isHarmless(name) ? name : lookInto(name, undefined)),
	};
	return visitor;
}

function detected(text: string, names: readonly string[]): readonly Found[] {
	const found = detect(text);
	const mentioned = mentionsIn(text, names);
	return mentioned.length > 0 ? withoutOverlaps([...found, ...mentioned]) : found;
}

/** Names of fields are the same few in every record. */
const harmless = new Set<string>();

function isHarmless(name: string): boolean {
	if (harmless.has(name)) return true;
	if (name.length > 60 || detect(name).length > 0) return false;
	if (harmless.size < 5000) harmless.add(name);
	return true;
}

/** Zoho's `created_by` holds a name here and an id there. */
const isId = (kind: Kind, value: string | number): boolean => kind === 'name' && /^\d+$/.test(String(value));

/** A list of addresses, each of which is to stay recognisable; none where there is more than addresses. */
function onlyAddresses(value: string): Found[] {
	const addresses = emailsIn(value);
	let rest = value;
	for (const { start, end } of [...addresses].reverse()) rest = rest.slice(0, start) + rest.slice(end);
	return /^[\s,;<>]*$/.test(rest) ? addresses : [];
}

/** Whether a token is all there is, but for the plus sign and brackets of a telephone number. */
const isKept = (value: string, { kept }: Manner): boolean => {
	const [only, ...more] = kept?.(value) ?? [];
	return only !== undefined && more.length === 0 && !/[\p{L}\p{N}]/u.test(value.slice(0, only.start) + value.slice(only.end));
};

const outside = (found: readonly Found[], kept: readonly Omit<Found, 'kind'>[]): readonly Found[] =>
	kept.length === 0 ? found : found.filter((one) => !kept.some(({ start, end }) => one.start < end && start < one.end));

function replaced(text: string, found: readonly Found[], manner: Manner, tell?: (kind: Kind) => void): string {
	let [result, last] = ['', 0];
	for (const { kind, start, end } of found) {
		result += text.slice(last, start) + manner.stretch(kind, text.slice(start, end));
		last = end;
		tell?.(kind);
	}
	return last === 0 ? text : result + text.slice(last);
}
