import { decimalOf } from '../decimals';
import type { Problem } from '../failure';
import { parsed } from '../mapping/form';
import { isSafe } from '../mapping/path';
import { flat } from '../mapping/vias';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { LedgerOptions } from './ledgers';
import { kinds, type Compared, type Kind, type Plan, type Side } from './plan';
import { presets } from './presets';
import { dayOf, keep } from './values';

/** What the form holds. Everything may be anything, because everything may be an expression. */
export interface Wanted {
	/** A name of `presets`, or `custom`. */
	readonly records: unknown;
	/** `leftKey`, `rightKey`, `prefixes` (lists separated by commas), `ignoreCase`. */
	readonly key: unknown;
	/** Rows: `label`, `kind` (or `leaveOut`), `left`, `right`, `tolerance`, `equivalents`. */
	readonly fields: unknown;
	/** `entity`, `leftName`, `rightName`, `from`, `to`, `tolerance`. */
	readonly options: unknown;
}

export const CUSTOM = 'custom';
export const LEAVE_OUT = 'leaveOut';

/** As most systems call it. */
const ENDED = ['cancelled', 'deleted', 'void', 'voided'];

const nothing: Plan = {
	entity: 'record',
	ignoreCase: true,
	prefixes: [],
	left: { name: 'the left side', key: [], ended: ENDED },
	right: { name: 'the right side', key: [], ended: ENDED },
	compared: [],
};

/** What the form asks for, or what in it cannot be understood. */
export const planFrom = ({ records, key, fields, options }: Wanted): Plan | Problem[] => {
	const preset = presetNamed(records);
	if (!preset) return [{ at: 'Records', says: `${flat(records)} cannot be compared by itself; choose Custom` }];
	const problems: Problem[] = [];
	const asked = rowOf(options);
	const keys = rowOf(key);
	const compared = comparedFrom(preset.compared, rowsIn(fields), problems).map((field) => tolerant(field, asked['tolerance'], problems));
	const period = periodFrom(asked, problems);
	const status = compared.find(({ kind }) => kind === 'status');
	const plan: Plan = {
		...preset,
		entity: textOr(asked['entity'], preset.entity),
		left: sideFrom({ status: status?.left, ...preset.left }, keys['leftKey'], asked['leftName']),
		right: sideFrom({ status: status?.right, ...preset.right }, keys['rightKey'], asked['rightName']),
		ignoreCase: typeof keys['ignoreCase'] === 'boolean' ? keys['ignoreCase'] : preset.ignoreCase,
		prefixes: isFilled(keys['prefixes']) ? listOf(keys['prefixes']) : preset.prefixes,
		compared,
		...(period ? { period } : {}),
	};
	if (plan.left.key.length === 0 || plan.left.key.length !== plan.right.key.length)
		problems.push({ at: 'Key', says: 'needs the same number of fields on both sides, and at least one' });
	const unsafe = [...plan.left.key, ...plan.right.key, ...compared.flatMap(({ left, right }) => [left, right])].flat().find((path) => !isSafe(path));
	if (unsafe !== undefined) problems.push({ at: 'Key or Compared Fields', says: `"${unsafe}" is no path of a field` });
	return problems.length > 0 ? problems : plan;
};

/** What the form of whole ledgers asks for, or what in it cannot be understood. */
export const ledgerOptionsFrom = (options: unknown): LedgerOptions | Problem[] => {
	const problems: Problem[] = [];
	const asked = rowOf(options);
	const period = periodFrom(asked, problems);
	const tolerance = toleranceFrom(asked['tolerance'], (says) => problems.push({ at: 'Options.tolerance', says }));
	return problems.length > 0 ? problems : { ...(period ? { period } : {}), ...(tolerance === undefined ? {} : { tolerance }) };
};

const presetNamed = (name: unknown): Plan | undefined => {
	if (name === CUSTOM) return nothing;
	return typeof name === 'string' && Object.hasOwn(presets, name) ? presets[name as keyof typeof presets].plan : undefined;
};

const rowOf = (value: unknown): Row => (isRow(value) ? value : {});
const textOr = (value: unknown, otherwise: string): string => (isFilled(value) ? flat(value) : otherwise);
const listOf = (value: unknown): string[] =>
	flat(value ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);

/** Fields of one's own tell a record of which the preset's peculiarities say nothing. */
function sideFrom(side: Side, key: unknown, name: unknown): Side {
	const own = listOf(key);
	return { ...side, name: textOr(name, side.name), ...(own.length > 0 ? { key: own } : {}) };
}

/** A row stands in for the field of its label, or takes it out, or is one more. */
function comparedFrom(known: readonly Compared[], rows: readonly Row[], problems: Problem[]): Compared[] {
	const all = new Map(known.map((field) => [field.label.toLowerCase(), field]));
	for (const [index, row] of rows.entries()) {
		const label = textOr(row['label'], flat(row['left'] ?? ''));
		if (row['kind'] === LEAVE_OUT) all.delete(label.toLowerCase());
		else {
			const field = fieldFrom(label, row, all.get(label.toLowerCase()), (at, says) => problems.push({ at: `Compared Fields[${index}].${at}`, says }));
			if (field) all.set(label.toLowerCase(), field);
		}
	}
	return [...all.values()];
}

function fieldFrom(label: string, row: Row, known: Compared | undefined, complain: (at: string, says: string) => void): Compared | undefined {
	const kind = isFilled(row['kind']) ? flat(row['kind']) : known?.kind;
	const [left, right] = [pathsFrom(row['left'], known?.left), pathsFrom(row['right'], known?.right)];
	if (kind === undefined || !Object.hasOwn(kinds, kind)) return void complain('kind', 'is none of the kinds');
	if (left === undefined || right === undefined) return void complain(left === undefined ? 'left' : 'right', 'names no field');
	const tolerance = toleranceFrom(row['tolerance'], (says) => complain('tolerance', says));
	const equivalents = equivalentsFrom(row['equivalents']);
	return {
		...known,
		label: known?.label ?? label,
		kind: kind as Kind,
		left,
		right,
		...(tolerance === undefined ? {} : { tolerance }),
		...(equivalents ? { equivalents } : {}),
	};
}

function pathsFrom(value: unknown, otherwise: Compared['left'] | undefined): Compared['left'] | undefined {
	const paths = listOf(value);
	return paths.length > 1 ? paths : (paths[0] ?? otherwise);
}

function toleranceFrom(value: unknown, complain: (says: string) => void): string | undefined {
	if (!isFilled(value)) return undefined;
	const cents = decimalOf(value);
	if (cents?.gte(0)) return cents.toFixed();
	return void complain(`${flat(value)} is no number of cents`);
}

function tolerant(field: Compared, cents: unknown, problems: Problem[]): Compared {
	if (field.tolerance !== undefined || !isFilled(cents) || (field.kind !== 'amount' && field.kind !== 'balance')) return field;
	const tolerance = toleranceFrom(cents, (says) => problems.push({ at: 'Options.tolerance', says }));
	return tolerance === undefined ? field : { ...field, tolerance };
}

/** Such as `sent = AUTHORISED, paid = PAID`; a status of the left may come several times. */
function equivalentsFrom(value: unknown): Readonly<Record<string, readonly string[]>> | undefined {
	const pairs = listOf(value).map((pair) => pair.split('=').map((part) => part.trim().toLowerCase()));
	if (pairs.length === 0) return undefined;
	const table = new Map<string, string[]>();
	for (const [left = '', right = ''] of pairs) table.set(left, [...(table.get(left) ?? []), right]);
	return Object.fromEntries(table);
}

function periodFrom({ from, to }: Row, problems: Problem[]): Plan['period'] | undefined {
	const read = (at: string, value: unknown): string | undefined => {
		if (!isFilled(value)) return undefined;
		// A moment of n8n's is an object that writes itself as a text.
		const day = dayOf(keep(typeof value === 'object' ? parsed(flat(value)) : value));
		if (day === undefined) problems.push({ at: `Options.${at}`, says: `${flat(value)} is no date in the form YYYY-MM-DD` });
		return day;
	};
	const [first, last] = [read('from', from), read('to', to)];
	return first === undefined && last === undefined ? undefined : { from: first, to: last };
}
