import { isSafe, steps } from '../../mapping/path';
import { isFilled, isRow, rowsIn, SYNC, textOf, type Row } from '../../record';
import { digest } from '../../reporting/audit';
import { sameness, type Edit, type Fix } from './fix';

/** Suggestions as they are taken over by a person, one by one. */

const kinds: ReadonlySet<string> = new Set<Fix['kind']>(['edit', 'mapping', 'act', 'dismiss']);

/** What the Coding Advisor suggested for a letter, as it stands beside it; what has not the shape of a suggestion is passed over. */
export function fixesOn(letter: Row): Fix[] {
	const sync = letter[SYNC];
	const advice = isRow(sync) && isRow(sync['advice']) ? sync['advice'] : {};
	return rowsIn(advice['fixes']).filter(isFix);
}

function isFix(fix: Row): fix is Row & Fix {
	const { kind, says } = fix;
	if (typeof kind !== 'string' || !kinds.has(kind) || typeof says !== 'string') return false;
	if (kind === 'edit') return isRow(fix['edit']) && typeof fix['edit']['path'] === 'string';
	if (kind === 'mapping') return isRow(fix['row']);
	return kind === 'act' ? isRow(fix['act']) : typeof fix['reason'] === 'string';
}

/** What a suggestion is known by in the address of a page: the same as long as it comes to the same. */
export const keyOfFix = (fix: Fix): string => digest(sameness(fix)).slice(0, 16);

/** A record with an edit; nothing where the record is not what the edit was suggested for. */
export function withEdit(payload: Row, { path, from, to }: Edit): Row | undefined {
	if (!isSafe(path) || !isFilled(to) || typeof to === 'object') return undefined;
	const copy = JSON.parse(JSON.stringify(payload)) as Row;
	const names = steps(path);
	const last = names.pop();
	const home = names.reduce<unknown>((at, name) => inner(at, name), copy);
	if (last === undefined || !holds(home, last) || textOf(inner(home, last)) !== textOf(from)) return undefined;
	(home as Record<string | number, unknown>)[placeOf(last)] = to;
	return copy;
}

const placeOf = (step: string): string | number => (step.startsWith('[') ? Number(step.slice(1, -1)) : step);

/** Only what the record has itself, and of a list the rows that are there. */
function inner(value: unknown, step: string): unknown {
	const place = placeOf(step);
	if (Array.isArray(value)) return typeof place === 'number' ? value[place] : undefined;
	return isRow(value) && typeof place === 'string' && Object.hasOwn(value, place) ? value[place] : undefined;
}

const holds = (home: unknown, last: string): boolean => {
	const place = placeOf(last);
	return Array.isArray(home) ? typeof place === 'number' && place >= 0 && place < home.length : isRow(home) && typeof place === 'string';
};
