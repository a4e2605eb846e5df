import { lookUp, tablesFrom } from '../../mapping/tables';
import { match, pairings, type Entry, type Found, type Pairing } from '../../mapping/proposals';
import { textOf, type Row } from '../../record';
import { called, labelOf } from './called';
import { likest } from './likest';

/** Rows of the mapping table, of the lists of both sides: what is sure to be the same, and what a person is asked. */
export interface RowAdvice {
	/** Complete rows, for the table. */
	readonly sure: readonly Row[];
	/** `{ key, says, because, suggestions, rule }`; the answer turns the rule into a row. */
	readonly questions: readonly Row[];
	/** Of each kind and direction, how many have nothing like them: they are asked about when they are first used. */
	readonly unlike: readonly Row[];
}

/**
 * @param lists the lists of both sides, as `pairings` takes them
 * @param app which of Zoho's applications they are of
 * @param rows rows of the mapping table; what has one is left alone, whoever wrote it
 * @param asked questions that were asked before, by their `entity_key`, whatever became of them
 */
export function suggestRows(lists: Row, app: string, rows: readonly Row[], asked: readonly Row[]): RowAdvice {
	const before = new Set(asked.map(({ entity_key: key }) => textOf(key)));
	const advised = pairings(lists, app).map((pairing) => ({ pairing, found: advisedOn(pairing, rows) }));
	return {
		sure: advised.flatMap(({ found }) => found.sure),
		questions: advised.flatMap(({ found }) => found.questions).filter(({ key }) => !before.has(textOf(key))),
		unlike: advised.flatMap(({ pairing: { kind, from, to }, found: { unlike } }) =>
			unlike.length === 0 ? [] : [{ kind, source_app: from.app, target_app: to.app, names: unlike }],
		),
	};
}

function advisedOn({ kind, from, to }: Pairing, rows: readonly Row[]): { sure: Row[]; questions: Row[]; unlike: string[] } {
	const tables = tablesFrom(rows, from.app, to.app);
	const [sources, targets] = [from, to].map(({ entries }) => entries.filter(({ isActive }) => isActive)) as [Entry[], Entry[]];
	const open = sources.filter(({ id, name, code = '', percent = '' }) => 'missing' in lookUp(tables, kind, [id, name, code, percent].filter(Boolean), false));
	const advice = { sure: [] as Row[], questions: [] as Row[], unlike: [] as string[] };
	for (const wanted of open) {
		const found = match(wanted, { app: to.app, entries: targets });
		const base = { kind, source_app: from.app, source_value: wanted.id, target_app: to.app };
		const why = sureReason(wanted, found, sources);
		if (why !== undefined && 'entry' in found) {
			advice.sure.push({ ...base, target_value: found.entry.id, note: `${called(wanted)} is ${called(found.entry)}: ${why}` });
			continue;
		}
		const suggestions = likest(wanted, found, targets);
		if (suggestions.length === 0) advice.unlike.push(wanted.name);
		else advice.questions.push(question(base, wanted, suggestions));
	}
	return advice;
}

/** Zero percent is many things: exempt, zero-rated, outside of the tax. */
const isZero = (percent: string | undefined): boolean => percent === '0';

/** Why a pair needs no look; nothing where it does. A code alone is none: two charts number different accounts alike. */
function sureReason(wanted: Entry, found: Found, sources: readonly Entry[]): string | undefined {
	if (!('entry' in found) || differs(wanted, found.entry)) return undefined;
	const { entry, by } = found;
	const isNamedSo = plain(entry.name) === plain(wanted.name);
	if (by === 'same name') return by;
	if (by === 'same code') return isNamedSo ? 'same code and name' : undefined;
	const alone = sources.filter(({ percent }) => percent === wanted.percent).length === 1;
	return alone && !isZero(wanted.percent) ? 'the only one with this percentage on both sides' : undefined;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** What is earned there is not what is spent here. */
const differs = ({ nature: one }: Entry, { nature: other }: Entry): boolean => one !== undefined && other !== undefined && one !== other;

/** One question for what one row would say. */
function question(base: Row, wanted: Entry, suggestions: ReturnType<typeof likest>): Row {
	const { kind, source_app, target_app } = base;
	const [first] = suggestions;
	return {
		key: ['mapping', kind, source_app, wanted.id, target_app].map(textOf).join(':'),
		says: `Which ${labelOf(textOf(kind))} of ${appOf(target_app)} is ${called(wanted)} of ${appOf(source_app)}?`,
		because: suggestions.map(({ entry, why }) => `${called(entry)}: ${why}.`).join(' '),
		suggestions: suggestions.map(({ entry, why }) => ({ value: entry.id, name: entry.name, why })),
		rule: { ...base, target_value: first!.entry.id },
	};
}

const apps: Readonly<Record<string, string>> = { xero: 'Xero', zohoBooks: 'Zoho Books', zohoInventory: 'Zoho Inventory', zohoExpense: 'Zoho Expense' };

export const appOf = (app: unknown): string => apps[textOf(app)] ?? textOf(app);
