import { knownAs, type Known, type Reference } from '../../checking/reference';
import { isFilled, isRow, SYNC, textOf, type Row } from '../../record';
import { adviseCoding } from '../coding/advise';
import type { Chart } from '../coding/chart';
import type { CodedLine, Coding } from '../coding/line';
import { learn } from '../coding/memory';
import { rulesFrom } from '../coding/rules';
import type { Advice } from '../suggestion';
import { chartOf } from './chart';
import { openDocuments } from './documents';
import { shapeOf, type Codable, type Shaped } from './shape';

/** What is to be suggested, and when it is sure enough. */
export interface Wishes {
	readonly wanted: readonly Coding[];
	/** As a share, such as 0.98. */
	readonly precision: number;
	/** What is coded already is advised on too, and written over where it is sure. */
	readonly overwrite: boolean;
}

/** What all records of a run are advised from. */
export interface Sources {
	readonly reference: Reference;
	/** Rows of the mapping tables, and whatever else is among them. */
	readonly rows: readonly unknown[];
	/** Records that are coded. */
	readonly history: readonly Row[];
}

export interface AdvisedLine {
	readonly codable: Codable;
	/** Of what is wanted and still open. */
	readonly advice: readonly Advice[];
}

export interface Advised {
	readonly app: Shaped['app'];
	readonly lines: readonly AdvisedLine[];
}

export interface Coder {
	/** Nothing where the record has no lines that can be coded. */
	advise(record: Row): Advised | undefined;
	chartFor(app: Shaped['app']): Chart;
}

/** Learns from what was coded before, once for a run; rows of a list are of the application that is known, if it is only one. */
export function coderOf({ reference, rows, history }: Sources, wishes: Wishes): Coder {
	const coded = history.flatMap((record) => shapeOf(record) ?? []);
	const apps = new Map<Shaped['app'], ReturnType<typeof prepared>>();
	const prepared = (app: Shaped['app']) => {
		const known = knownOf(reference, app);
		const lines = coded.filter((one) => one.app === app || one.app === 'list' || app === 'list').flatMap(codedLines);
		return {
			memory: learn(lines),
			rules: rulesFrom(rows.filter((row) => isRuleFor(row, app))),
			chart: chartOf(appOf(reference, app), known, new Set(lines.flatMap(({ codes }) => codes.tracking ?? []))),
			documents: openDocuments(known?.documents ?? []),
			precision: wishes.precision,
		};
	};
	const of = (app: Shaped['app']) => {
		const before = apps.get(app) ?? prepared(app);
		apps.set(app, before);
		return before;
	};
	return {
		chartFor: (app) => of(app).chart,
		advise(record) {
			const shape = shapeOf(record);
			if (!shape || shape.lines.length === 0) return undefined;
			const known = of(shape.app);
			const lines = shape.lines.map((codable, index): AdvisedLine => {
				const wanted = codable.can.filter((coding) => isOpen(codable, coding, index, wishes));
				const { documents, ...others } = known;
				const asked = paysDocuments(codable) ? { ...others, documents, wanted } : { ...others, wanted };
				return { codable, advice: wanted.length > 0 ? adviseCoding(codable.line, asked) : [] };
			});
			return { app: shape.app, lines };
		},
	};
}

/** The contact is one of the whole record, and asked for with its first line. */
const isOpen = ({ codes }: Codable, coding: Coding, index: number, { wanted, overwrite }: Wishes): boolean =>
	wanted.includes(coding) && (overwrite || codes[coding] === undefined) && (coding !== 'contact' || index === 0);

/** Money that came in or went out may pay a document; a document pays none. */
const paysDocuments = ({ line: { kind } }: Codable): boolean => kind === undefined || kind === 'spent' || kind === 'received';

const codedLines = ({ lines }: Shaped): CodedLine[] =>
	lines.filter(({ codes }) => Object.keys(codes).length > 0).map(({ line, codes }) => ({ ...line, codes }));

const appOf = (reference: Reference, app: Shaped['app']): string =>
	app !== 'list' ? app : reference['xero'] || !reference['zohoBooks'] ? 'xero' : 'zohoBooks';
const knownOf = (reference: Reference, app: Shaped['app']): Known | undefined => reference[knownAs(appOf(reference, app))];

/** Rows for other applications are none of ours. */
function isRuleFor(row: unknown, app: Shaped['app']): boolean {
	if (!isRow(row) || !isFilled(row['kind']) || !isFilled(row['target_value'])) return false;
	return app === 'list' || !isFilled(row['target_app']) || textOf(row['target_app']).toLowerCase() === app.toLowerCase();
}

/** A copy of the record in which what is sure is written. */
export function coded(record: Row, { lines }: Advised): Row {
	const copy = structuredClone(record);
	for (const { codable, advice } of lines)
		for (const { field, sure } of advice) if (sure && field !== DOCUMENT) codable.write(copy, field as Coding, sure.value);
	return copy;
}

/** Whether nothing is left for a person: a line that pays a document is to be allocated, and not coded. */
export const isSure = ({ lines }: Advised): boolean => lines.every(({ advice }) => advice.every(({ field, sure }) => sure !== undefined && field !== DOCUMENT));

export const DOCUMENT = 'document';

/** The record with what is advised beside it, where no vendor sees it. */
export const withAdvice = (record: Row, advice: Row): Row => ({ ...record, [SYNC]: { ...(isRow(record[SYNC]) ? record[SYNC] : {}), advice } });
