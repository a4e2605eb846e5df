import type { Reference } from '../../checking/reference';
import { causes, type Cause } from '../../failure';
import { textOf, type Row } from '../../record';
import { remedyFor } from '../../triage/advice';
import type { Act, Fix } from './fix';
import { leavesOf, wordsOf, type Told } from './letter';
import { calledLike, targetsOf } from './targets';

/** What is known of the two applications, and the rows of the mapping tables. */
export interface Around {
	readonly reference: Reference;
	readonly rows: readonly Row[];
}

/** Fixes that the words of a letter lead to: rows that are missing or wrong, codes that are no codes, and what a person does in an application. */
export function fixesFromMessage(told: Told, around: Around): Fix[] {
	return [...missingRows(told, around), ...wrongCodes(told, around), actOf(told)];
}

/** The rows that our own messages ask for (`rowToAdd` in src/mapping/tables.ts). */
const ROW = /kind "([^"\n]{1,60})", source_app "([^"\n]{1,60})", source_value ((?:"[^"\n]{0,200}"(?: or )?)+), target_app "([^"\n]{1,60})"/g;

function missingRows(told: Told, { reference }: Around): Fix[] {
	const fixes = [...wordsOf(told).matchAll(ROW)].flatMap(([, kind = '', source_app = '', values = '', target_app = '']) => {
		const names = [...values.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value).filter((value) => value !== '');
		const options = targetsOf(reference, target_app, kind);
		const found = names.flatMap((name) => {
			const like = calledLike(name, options);
			return like ? [{ ...like, name }] : [];
		});
		const best = found.find(({ isSame }) => isSame) ?? found[0];
		const row: Row = { kind, source_app, source_value: best?.name ?? names[0] ?? '', target_app, target_value: best?.option.value ?? '' };
		return [rowFix(row, best ? `${best.isSame ? 'is called the same as' : 'is called much like'} "${best.option.name}" there` : undefined)];
	});
	return fixes.filter((fix, index) => fixes.findIndex((one) => JSON.stringify(one) === JSON.stringify(fix)) === index);
}

export function rowFix(row: Row, evidence: string | undefined, replaces?: Row): Fix {
	const [kind, from, to] = ['kind', 'source_value', 'target_value'].map((name) => textOf(row[name]));
	const target = to === '' ? 'what it is called there' : `"${to}"`;
	return {
		kind: 'mapping',
		row,
		...(replaces ? { replaces } : {}),
		says: `${replaces ? 'Change the row' : 'Add a row'} of the mapping table: kind "${kind}" sends "${from}" to ${target}, then replay.`,
		source: 'message',
		evidence: [
			...(replaces ? ['the row sends to what the target does not have'] : ['the message asks for this row']),
			...(evidence ? [`"${from}" ${evidence}`] : []),
		],
	};
}

/** Xero's sentences about codes (taken from answers of its API), with the code in them. */
const codes: ReadonlyArray<readonly [RegExp, kinds: readonly string[], fields: readonly string[]]> = [
	[/account code '([^']{1,40})' (?:is not a valid code|has been archived)/i, ['account', 'paymentAccount'], ['AccountCode', 'account_id']],
	[/taxtype code '([^']{1,40})' (?:does not exist|cannot be used)/i, ['tax', 'purchaseTax'], ['TaxType', 'tax_id']],
];

function wrongCodes(told: Told, { reference, rows }: Around): Fix[] {
	const words = wordsOf(told);
	const app = told.target.split(':')[0] ?? '';
	return codes.flatMap(([sentence, kinds, fields]) => {
		const code = sentence.exec(words)?.[1];
		if (code === undefined) return [];
		const wrong = rows.filter((row) => kinds.includes(textOf(row['kind'])) && textOf(row['target_value']) === code);
		const corrected = wrong.map((row) => {
			const like = calledLike(textOf(row['source_value']), targetsOf(reference, textOf(row['target_app']) || app, textOf(row['kind'])));
			return rowFix(
				{ ...onlyColumns(row), target_value: like?.option.value ?? '' },
				like ? `is called like "${like.option.name}" there` : undefined,
				onlyColumns(row),
			);
		});
		const fitting = taxOfAccount(words, reference[app]?.accounts ?? []) ?? nameOfCode(code, targetsOf(reference, app, kinds[0]!));
		const edits = fitting === undefined ? [] : inPayload(told, fields, code, fitting);
		return [...corrected, ...edits];
	});
}

const onlyColumns = (row: Row): Row =>
	Object.fromEntries(
		['kind', 'source_app', 'source_value', 'target_app', 'target_value'].flatMap((name) => (textOf(row[name]) === '' ? [] : [[name, textOf(row[name])]])),
	);

/** The tax rate that Xero has for an account from the start, where the message is about the two of them. */
function taxOfAccount(words: string, accounts: readonly Row[]): string | undefined {
	const code = /cannot be used with account (?:code )?'([^']{1,40})'/i.exec(words)?.[1];
	const tax = accounts.find((row) => textOf(row['Code']) === code)?.['TaxType'];
	return code === undefined || textOf(tax) === '' ? undefined : textOf(tax);
}

const nameOfCode = (code: string, options: Parameters<typeof calledLike>[1]): string | undefined => calledLike(code, options)?.option.value;

/** Where the payload itself has the code, in a field of its kind. */
function inPayload(told: Told, fields: readonly string[], code: string, to: string): Fix[] {
	return [...leavesOf(told)].flatMap(([path, from]): Fix[] =>
		from === code && from !== to && fields.some((field) => path === field || path.endsWith(`.${field}`))
			? [
					{
						kind: 'edit',
						edit: { path, from, to },
						says: `Change ${path} of the record from "${code}" to "${to}", then replay.`,
						source: 'message',
						evidence: [`the target does not take "${code}" here, and has "${to}"`],
					},
				]
			: [],
	);
}

/** What a person does by hand, with the place that the sentence names in brackets: `(Contacts, Archived, Restore)`. */
function actOf(told: Told): Fix {
	const own = told.advice === '' && causes.includes(told.cause as Cause) ? remedyFor(told.cause as Cause, wordsOf(told)).advice : told.advice;
	const what = own === '' ? 'Read the message and open the execution in n8n.' : own;
	const act: Act = { application: applicationIn(what, told), place: placeIn(what), what };
	return { kind: 'act', act, says: what, source: 'message', evidence: ['this is what helps with such a message'] };
}

const placeIn = (what: string): string => {
	const inside = /\(([A-Z][^()]{2,80})\)/.exec(what)?.[1] ?? '';
	return inside.includes(',') ? inside.split(/,\s*/).join(' > ') : /^[A-Z][\w ]+$/.test(inside) ? inside : '';
};

const names: ReadonlyArray<readonly [RegExp, string]> = [
	[/credential/i, 'n8n'],
	[/mapping table/i, 'n8n'],
	[/\bXero\b/, 'Xero'],
	[/Zoho CRM/, 'Zoho CRM'],
	[/\bZoho\b/, 'Zoho'],
	[/execution in n8n/i, 'n8n'],
];

const byTarget: Readonly<Record<string, string>> = {
	xero: 'Xero',
	zohoBooks: 'Zoho Books',
	zohoCrm: 'Zoho CRM',
	zohoInventory: 'Zoho Inventory',
	zohoExpense: 'Zoho Expense',
};

const applicationIn = (what: string, { target, sourceApp }: Told): string =>
	names.find(([name]) => name.test(what))?.[1] ?? byTarget[target.split(':')[0] ?? ''] ?? byTarget[sourceApp] ?? '';
