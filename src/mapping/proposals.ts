import { decimalOf } from '../decimals';
import { isFilled, rowsIn, type Row } from '../record';

/** Rows for the mapping tables, proposed from the lists of both sides. A row without a target value does not count until someone fills it in. */
export interface Proposal {
	readonly kind: string;
	readonly source_app: string;
	readonly source_value: string;
	readonly target_app: string;
	readonly target_value: string;
	readonly note: string;
}

/** One of a list: what rows call it, what people call it, and what tells it apart. */
interface Entry {
	readonly id: string;
	readonly name: string;
	/** Compared first, letter by letter. */
	readonly code?: string;
	/** Where it differs, nothing else counts: a tax of another percentage is another tax. */
	readonly percent?: string;
}

interface Side {
	readonly app: string;
	readonly entries: readonly Entry[];
}

const text = (value: unknown): string => (isFilled(value) && typeof value !== 'object' ? String(value).trim() : '');

/** Names are compared by their letters and digits. */
const plainName = (name: string): string =>
	name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');

type Found = { readonly entry: Entry; readonly by: string } | { readonly says: string };

/** By code, else by name, else, of taxes, as the only one of its percentage. Two that fit alike are none. */
function match(wanted: Entry, { app, entries }: Side): Found {
	const comparable = wanted.percent === undefined ? entries : entries.filter(({ percent }) => percent === wanted.percent);
	const name = plainName(wanted.name);
	const ways: ReadonlyArray<readonly [string, readonly Entry[]]> = [
		['same code', wanted.code ? comparable.filter(({ code }) => code === wanted.code) : []],
		['same name', name === '' ? [] : comparable.filter((entry) => plainName(entry.name) === name)],
		['the only one with this percentage', wanted.percent === undefined ? [] : comparable],
	];
	for (const [by, fitting] of ways) {
		const [entry, ...others] = fitting;
		if (entry && others.length === 0) return { entry, by };
		if (entry) return { says: `several in ${app} fit: ${fitting.map((one) => `${one.name} (${one.id})`).join(', ')}` };
	}
	return { says: wanted.percent === undefined ? `nothing in ${app} has this code or name` : `nothing in ${app} has ${wanted.percent} percent` };
}

export const propose = (kind: string, from: Side, to: Side): Proposal[] =>
	from.entries.map((wanted) => {
		const found = match(wanted, to);
		const shown = wanted.name === wanted.id ? wanted.name : `${wanted.name} (${wanted.code || wanted.id})`;
		const base = { kind, source_app: from.app, source_value: wanted.id, target_app: to.app };
		return 'entry' in found
			? { ...base, target_value: found.entry.id, note: `${shown} is ${found.entry.name}: ${found.by}` }
			: { ...base, target_value: '', note: `${shown}: ${found.says}` };
	});

/** Zoho's accounts that money comes from and goes to. */
const MONEY = ['bank', 'cash', 'credit_card', 'payment_clearing'];
/** What Zoho books by itself is never on a line. */
const OWN = ['accounts_receivable', 'accounts_payable', 'input_tax', 'output_tax', 'overseas_tax_payable'];

const entry = (id: unknown, name: unknown, more: Omit<Partial<Entry>, 'id' | 'name'> = {}): Entry[] =>
	text(id) === '' ? [] : [{ id: text(id), name: text(name), ...more }];

const isActive = ({ Status, is_active, status }: Row): boolean => Status !== 'ARCHIVED' && Status !== 'DELETED' && is_active !== false && status !== 'inactive';

const percent = (value: unknown): string => decimalOf(value)?.toFixed() ?? '';

const zohoAccounts = (rows: readonly Row[], isMoney: boolean): Entry[] =>
	rows
		.filter(isActive)
		.filter(({ account_type: type }) => MONEY.includes(text(type)) === isMoney && !OWN.includes(text(type)))
		.flatMap((row) => entry(row['account_id'], row['account_name'], { code: text(row['account_code']) }));

const xeroAccounts = (rows: readonly Row[], isMoney: boolean): Entry[] =>
	rows
		.filter(isActive)
		.filter(({ Type }) => (Type === 'BANK') === isMoney)
		.flatMap((row) => entry(row['Code'] || (isMoney ? row['AccountID'] : ''), row['Name'], { code: text(row['Code']) }));

const zohoTaxes = (rows: readonly Row[]): Entry[] =>
	rows.filter(isActive).flatMap((row) => entry(row['tax_id'], row['tax_name'], { percent: percent(row['tax_percentage']) }));

const xeroTaxes = (rows: readonly Row[], applies: string): Entry[] =>
	rows
		.filter((row) => isActive(row) && row[applies] !== false)
		.flatMap((row) => entry(row['TaxType'], row['Name'], { percent: percent(row['EffectiveRate'] ?? row['DisplayTaxRate']) }));

const zohoOptions = (tags: readonly Row[]): Entry[] =>
	tags.flatMap(({ options }) =>
		rowsIn(options).flatMap((row) => entry(row['option_id'] ?? row['tag_option_id'], row['option_name'] ?? row['tag_option_name'])),
	);

/** Tracking is named, not numbered, on the lines of Xero. */
const xeroTracking = (rows: readonly Row[]): Entry[] => rows.filter(isActive).flatMap((row) => entry(row['Name'], row['Name']));

/**
 * Every row that accounts, taxes and tags of both sides suggest, in both directions; of expense categories, which Xero does not know, in one.
 * What could not be paired is a row too, with a blank target value and the reason in its note.
 *
 * @param lists the lists as the vendors' answers name them: chartofaccounts, taxes, reporting_tags (each with its options) or expense_categories of
 *   Zoho; Accounts, TaxRates and TrackingCategories of Xero. What is not there is passed over.
 * @param app which of Zoho's applications they are of
 */
export const proposals = (lists: Row, app: string): Proposal[] => {
	const of = (name: string): Row[] => rowsIn(lists[name]);
	const has = (...names: readonly string[]): boolean => names.every((name) => Array.isArray(lists[name]));
	const both = (kind: string, zoho: Entry[], xero: Entry[], back = kind): Proposal[] => {
		const [theirs, ours]: [Side, Side] = [
			{ app, entries: zoho },
			{ app: 'xero', entries: xero },
		];
		return [...propose(kind, theirs, ours), ...(back === '' ? [] : propose(back, ours, theirs))];
	};
	const categories = of('expense_categories').flatMap((row) => entry(row['category_id'], row['category_name'], { code: text(row['gl_code']) }));
	const tags = of('reporting_tags').flatMap((row) => entry(row['tag_id'], row['tag_name']));
	const options = of('TrackingCategories').flatMap((category) => rowsIn(category['Options']));
	return [
		...(has('chartofaccounts', 'Accounts')
			? [
					...both('account', zohoAccounts(of('chartofaccounts'), false), xeroAccounts(of('Accounts'), false)),
					...both('paymentAccount', zohoAccounts(of('chartofaccounts'), true), xeroAccounts(of('Accounts'), true)),
				]
			: []),
		...(has('expense_categories', 'Accounts') ? both('account', categories, xeroAccounts(of('Accounts'), false), '') : []),
		...(has('taxes', 'TaxRates')
			? [
					...both('tax', zohoTaxes(of('taxes')), xeroTaxes(of('TaxRates'), 'CanApplyToRevenue'), ''),
					...both('purchaseTax', zohoTaxes(of('taxes')), xeroTaxes(of('TaxRates'), 'CanApplyToExpenses'), ''),
					...propose('tax', { app: 'xero', entries: xeroTaxes(of('TaxRates'), 'TaxType') }, { app, entries: zohoTaxes(of('taxes')) }),
				]
			: []),
		...(has('reporting_tags', 'TrackingCategories')
			? [
					...both('trackingCategory', tags, xeroTracking(of('TrackingCategories'))),
					...both('trackingOption', zohoOptions(of('reporting_tags')), xeroTracking(options)),
				]
			: []),
	];
};
