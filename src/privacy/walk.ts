import { isRow, SYNC, type Row } from '../record';
import { contentOf, inherited, type ChosenFields, type Content } from './fields';
import type { Kind } from './kinds';
import { PrivacyError } from './problem';

/** Where a value stands, from the inside out. Items of lists share their list's place. */
export interface Place {
	readonly name: string;
	readonly above: Place | undefined;
}

/** Says of a field's value that the field is to go. */
export const GONE = Symbol('gone');

/** What is done on the way through a record. */
export interface Visitor {
	/** A value of a field that holds personal data. */
	field(value: string | number, kind: Kind, place: Place | undefined): unknown;
	/** Any other text. */
	text(value: string, place: Place | undefined): unknown;
	/** The name of a field, which may be personal data too, in a table by e-mail addresses. */
	name(name: string): string;
}

/** JSON that n8n could store is never as deep; a text in JSON counts where it stands. */
const DEEPEST = 400;

/**
 * A copy of a value in which a visitor has treated every text. Numbers are only treated in fields that hold personal data; `_sync` is left alone but for the
 * words of its issues.
 * @param chosen the form's fields, which come before those that are known; without them no field is known and nothing left alone
 * @throws PrivacyError where the value is nested too deep
 */
export function walk(value: unknown, chosen: ChosenFields | undefined, visitor: Visitor, place?: Place): unknown {
	return enter(value, { chosen, visitor }, { place, above: place?.name ?? '', content: undefined, depth: 0 });
}

interface Way {
	readonly chosen: ChosenFields | undefined;
	readonly visitor: Visitor;
}

interface Here {
	readonly place: Place | undefined;
	/** The name of the object that holds this one. */
	readonly above: string;
	readonly content: Content;
	readonly depth: number;
}

function enter(value: unknown, way: Way, here: Here): unknown {
	const { content, place, depth } = here;
	if (typeof value === 'string') return scalar(value, way, here);
	if (typeof value === 'number') return content === undefined || content === 'exempt' ? value : scalar(value, way, here);
	if (typeof value !== 'object' || value === null || value instanceof Date) return value;
	if (depth >= DEEPEST) throw new PrivacyError(`is nested deeper than ${DEEPEST} levels`, pathOf(place));
	if (Array.isArray(value)) {
		const inside = { ...here, depth: depth + 1 };
		return Array.from(value, (entry: unknown) => enter(entry, way, inside)).filter((entry) => entry !== GONE);
	}
	const told = (value as { toJSON?: unknown }).toJSON;
	if (typeof told === 'function') return enter((told as () => unknown).call(value), way, { ...here, depth: depth + 1 });
	return row(value as Row, way, here);
}

function scalar(value: string | number, { visitor }: Way, { content, place }: Here): unknown {
	if (content === 'exempt' || (typeof value === 'string' && value.trim() === '')) return value;
	return content === undefined ? visitor.text(String(value), place) : visitor.field(value, content, place);
}

function row(value: Row, way: Way, here: Here): Row {
	const treated: Row = {};
	for (const key of Object.keys(value)) {
		const entry = value[key];
		const name = nameFor(key, value, treated, way);
		const asked = customField(key, value) ?? key;
		const place = { name, above: here.place };
		const result =
			way.chosen && key === SYNC && isRow(entry)
				? sync(entry, way, here)
				: enter(entry, way, { place, above: asked, content: contentFor(asked, entry, value, way, here), depth: here.depth + 1 });
		if (result === GONE) continue;
		// An assignment would not make a field of it.
		if (name === '__proto__') Object.defineProperty(treated, name, { value: result, enumerable: true, configurable: true, writable: true });
		else treated[name] = result;
	}
	return treated;
}

/** Two names that look alike when they are masked stay two fields. */
function nameFor(key: string, value: Row, treated: Row, { visitor }: Way): string {
	const shown = visitor.name(key);
	if (shown === key) return key;
	let name = shown;
	for (let count = 2; Object.hasOwn(treated, name) || Object.hasOwn(value, name); count++) name = `${shown} (${count})`;
	return name;
}

function contentFor(name: string, entry: unknown, within: Row, { chosen: fields }: Way, here: Here): Content {
	if (!fields) return undefined;
	const chosen = fields.size > 0 ? chosenFor(name, fields, here.place) : undefined;
	if (chosen) return chosen;
	const own = contentOf(name, here.above, within);
	if (own === undefined) return inherited(here.content, name);
	// An object below a field counts by its own fields; an address is one in every shape.
	const isNested = Array.isArray(entry) ? entry.some(isRow) : isRow(entry);
	return isNested && own !== 'address' ? undefined : own;
}

/** Rows of custom fields hold their name beside their value. */
function customField(key: string, within: Row): string | undefined {
	if (key !== 'value') return undefined;
	const name = within['api_name'] ?? within['label'];
	return typeof name === 'string' ? name : undefined;
}

/** The longest chosen path that ends here. */
const chosenFor = (name: string, chosen: ChosenFields, above: Place | undefined): Content =>
	chosen.get(name.toLowerCase())?.find(({ path }) => {
		let at = above;
		for (let index = path.length - 2; index >= 0; index--, at = at?.above) if (at?.name.toLowerCase() !== path[index]) return false;
		return true;
	})?.content;

const NONE: ChosenFields = new Map();

/** Notes of ours stay as they are; the words of issues may quote what was wrong. */
function sync(trail: Row, { visitor }: Way, { place, depth }: Here): Row {
	if (!Object.hasOwn(trail, 'issues')) return trail;
	const issues = { name: 'issues', above: { name: SYNC, above: place } };
	return { ...trail, issues: enter(trail['issues'], { chosen: NONE, visitor }, { place: issues, above: 'issues', content: undefined, depth: depth + 1 }) };
}

/** A place in words, such as `Contact.ContactPersons.EmailAddress`. */
export function pathOf(place: Place | undefined): string {
	let path = place?.name ?? '';
	for (let at = place?.above; at; at = at.above) path = `${at.name}.${path}`;
	return path;
}
