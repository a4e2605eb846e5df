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
export interface Entry {
	readonly id: string;
	readonly name: string;
	/** Compared first, letter by letter. */
	readonly code?: string;
	/** Where it differs, nothing else counts: a tax of another percentage is another tax. */
	readonly percent?: string;
	/** Of accounts, where both vendors have such a thing: what is earned, what is spent. */
	readonly nature?: 'earned' | 'spent';
	/** What is archived is not proposed. */
	readonly isActive: boolean;
}

export interface Side {
	readonly app: string;
	readonly entries: readonly Entry[];
}

/** What a kind of rows leads from, and to. */
export interface Pairing {
	readonly kind: string;
	readonly from: Side;
	readonly to: Side;
}

const text = (value: unknown): string => (isFilled(value) && typeof value !== 'object' ? String(value).trim() : '');

/** Names are compared by their letters and digits. */
const plainName = (name: string): string =>
	name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');

export type Found = { readonly entry: Entry; readonly by: 'same code' | 'same name' | 'the only one with this percentage' } | { readonly says: string };

/** By code, else by name, else, of taxes, as the only one of its percentage. Two that fit alike are none. */
export function match(wanted: Entry, { app, entries }: Side): Found {
	const comparable = wanted.percent === undefined ? entries : entries.filter(({ percent }) => percent === wanted.percent);
	const name = plainName(wanted.name);
	const ways: ReadonlyArray<readonly [Extract<Found, { entry: Entry }>['by'], readonly Entry[]]> = [
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

const entry = (row: Row, id: unknown, name: unknown, more: Omit<Partial<Entry>, 'id' | 'name'> = {}): Entry[] =>
	text(id) === '' ? [] : [{ id: text(id), name: text(name), isActive: isActive(row), ...more }];

const natures: Readonly<Record<string, Entry['nature']>> = {
	income: 'earned',
	other_income: 'earned',
	REVENUE: 'earned',
	SALES: 'earned',
	OTHERINCOME: 'earned',
	expense: 'spent',
	other_expense: 'spent',
	cost_of_goods_sold: 'spent',
	EXPENSE: 'spent',
	OVERHEADS: 'spent',
	DIRECTCOSTS: 'spent',
	DEPRECIATN: 'spent',
};

const natureOf = (type: unknown): Pick<Entry, 'nature'> => {
	const nature = Object.hasOwn(natures, text(type)) ? natures[text(type)] : undefined;
	return nature === undefined ? {} : { nature };
};

const isActive = ({ Status, is_active, status }: Row): boolean => Status !== 'ARCHIVED' && Status !== 'DELETED' && is_active !== false && status !== 'inactive';

const percent = (value: unknown): string => decimalOf(value)?.toFixed() ?? '';

const zohoAccounts = (rows: readonly Row[], isMoney: boolean): Entry[] =>
	rows
		.filter(({ account_type: type }) => MONEY.includes(text(type)) === isMoney && !OWN.includes(text(type)))
		.flatMap((row) => entry(row, row['account_id'], row['account_name'], { code: text(row['account_code']), ...natureOf(row['account_type']) }));

const xeroAccounts = (rows: readonly Row[], isMoney: boolean): Entry[] =>
	rows
		.filter(({ Type }) => (Type === 'BANK') === isMoney)
		.flatMap((row) => entry(row, row['Code'] || (isMoney ? row['AccountID'] : ''), row['Name'], { code: text(row['Code']), ...natureOf(row['Type']) }));

const zohoTaxes = (rows: readonly Row[]): Entry[] =>
	rows.flatMap((row) => entry(row, row['tax_id'], row['tax_name'], { percent: percent(row['tax_percentage']) }));

const xeroTaxes = (rows: readonly Row[], applies: string): Entry[] =>
	rows
		.filter((row) => row[applies] !== false)
		.flatMap((row) => entry(row, row['TaxType'], row['Name'], { percent: percent(row['EffectiveRate'] ?? row['DisplayTaxRate']) }));

const zohoOptions = (tags: readonly Row[]): Entry[] =>
	tags.flatMap(({ options }) =>
		rowsIn(options).flatMap((row) => entry(row, row['option_id'] ?? row['tag_option_id'], row['option_name'] ?? row['tag_option_name'])),
	);

/** Tracking is named, not numbered, on the lines of Xero. */
const xeroTracking = (rows: readonly Row[]): Entry[] => rows.flatMap((row) => entry(row, row['Name'], row['Name']));

/**
 * What rows may lead from and to, of the lists of both sides, in both directions; of expense categories, which Xero does not know, in one. Archived ones
 * are among them.
 *
 * @param lists the lists as the vendors' answers name them: chartofaccounts, taxes, reporting_tags (each with its options) or expense_categories of
 *   Zoho; Accounts, TaxRates and TrackingCategories of Xero. What is not there is passed over.
 * @param app which of Zoho's applications they are of
 */
export const pairings = (lists: Row, app: string): Pairing[] => {
	const of = (name: string): Row[] => rowsIn(lists[name]);
	const has = (...names: readonly string[]): boolean => names.every((name) => Array.isArray(lists[name]));
	const one = (kind: string, from: Side, to: Side): Pairing => ({ kind, from, to });
	const theirs = (entries: Entry[]): Side => ({ app, entries });
	const ours = (entries: Entry[]): Side => ({ app: 'xero', entries });
	const both = (kind: string, zoho: Entry[], xero: Entry[]): Pairing[] => [one(kind, theirs(zoho), ours(xero)), one(kind, ours(xero), theirs(zoho))];
	const categories = of('expense_categories').flatMap((row) => entry(row, row['category_id'], row['category_name'], { code: text(row['gl_code']) }));
	const tags = of('reporting_tags').flatMap((row) => entry(row, row['tag_id'], row['tag_name']));
	const options = of('TrackingCategories').flatMap((category) => rowsIn(category['Options']));
	const charts = (isMoney: boolean): [Entry[], Entry[]] => [zohoAccounts(of('chartofaccounts'), isMoney), xeroAccounts(of('Accounts'), isMoney)];
	const taxes = theirs(zohoTaxes(of('taxes')));
	const rates = (applies: string): Side => ours(xeroTaxes(of('TaxRates'), applies));
	return [
		...(has('chartofaccounts', 'Accounts') ? [...both('account', ...charts(false)), ...both('paymentAccount', ...charts(true))] : []),
		...(has('expense_categories', 'Accounts') ? [one('account', theirs(categories), ours(xeroAccounts(of('Accounts'), false)))] : []),
		...(has('taxes', 'TaxRates')
			? [one('tax', taxes, rates('CanApplyToRevenue')), one('purchaseTax', taxes, rates('CanApplyToExpenses')), one('tax', rates('TaxType'), taxes)]
			: []),
		...(has('reporting_tags', 'TrackingCategories')
			? [
					...both('trackingCategory', tags, xeroTracking(of('TrackingCategories'))),
					...both('trackingOption', zohoOptions(of('reporting_tags')), xeroTracking(options)),
				]
			: []),
	];
};

const active = ({ app, entries }: Side): Side => ({ app, entries: entries.filter((one) => one.isActive) });

/**
 * Every row that accounts, taxes and tags of both sides suggest. What could not be paired is a row too, with a blank target value and the reason in its
 * note.
 */
export const proposals = (lists: Row, app: string): Proposal[] => pairings(lists, app).flatMap(({ kind, from, to }) => propose(kind, active(from), active(to)));
