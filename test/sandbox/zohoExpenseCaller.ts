import { zohoOrganization, type MintOptions } from '../../sandbox/zoho';
import type { Row } from '../../sandbox/vendor';
import { caller, type Call, type Caller, type Said } from './zohoCaller';

export interface ExpenseCaller extends Pick<Caller, 'zoho' | 'later' | 'raw'> {
	/** A call to Expense as everything in order: token, organisation in its header, JSON. */
	call(method: string, path: string, more?: Call): Said;
	/** The record that a call answers with, or an error that says what was answered. */
	made(path: string, body: Row): Row;
	read(path: string): Row;
	list(path: string, query?: Record<string, string>): Row[];
	signIn(options?: MintOptions): void;
}

export const GST = '460000000000002001';
export const ZERO = '460000000000002002';
export const NZD = '460000000000001001';
export const USD = '460000000000001002';
export const AUD = '460000000000001005';
export const CAFE = '460000000038001000';
export const BANK = '460000000000003011';
export const CARD = '460000000000003016';
export const [MERE, LUCY, TAMA] = ['460000000000012001', '460000000000012002', '460000000000031003'] as const;
export const [AIRFARE, LODGING, TAXI, MEALS, MILEAGE, OFFICE] = [1, 2, 3, 4, 5, 6].map((n) => `46000000000003200${n}`) as [
	string,
	string,
	string,
	string,
	string,
	string,
];

const recordIn = (answer: Said): Row => {
	if (answer.body.code !== 0) throw new Error(`${answer.status} ${answer.body.message}`);
	const { code: _, message: __, page_context: ___, ...rest } = answer.body;
	const [found] = Object.values(rest);
	return (Array.isArray(found) ? found[0] : found) as Row;
};

/** One client of Zoho Expense in a sandbox of its own, on 25 November 2026 at noon in Auckland. */
export const expenseCaller = (): ExpenseCaller => {
	const desk = caller();
	let token = desk.zoho.mint().access_token;
	const call: ExpenseCaller['call'] = (method, path, { headers, ...more } = {}) =>
		desk.raw(method, `/expense/v1${path}`, {
			...more,
			headers: {
				authorization: `Zoho-oauthtoken ${token}`,
				'content-type': 'application/json',
				'x-com-zoho-expense-organizationid': zohoOrganization.id,
				...headers,
			},
		}) as Said;
	return {
		zoho: desk.zoho,
		later: desk.later,
		raw: desk.raw,
		call,
		made: (path, body) => recordIn(call('POST', path, { body })),
		read: (path) => recordIn(call('GET', path)),
		list: (path, query) => {
			const { code: _, message: __, page_context: ___, ...rest } = call('GET', path, { query }).body;
			return Object.values(rest)[0] as Row[];
		},
		signIn: (options) => void (token = desk.zoho.mint(options).access_token),
	};
};

/** A body as a form with a file and, if there is any, the record beside it. */
export const form = (file: { readonly name: string; readonly field: string; readonly content: string }, record?: Row): Pick<Call, 'body' | 'headers'> => {
	const json = record === undefined ? [] : ['--line', 'Content-Disposition: form-data; name="JSONString"', '', JSON.stringify(record)];
	const head = [`Content-Disposition: form-data; name="${file.field}"; filename="${file.name}"`, 'Content-Type: application/pdf', ''];
	return {
		body: [...json, '--line', ...head, file.content, '--line--', ''].join('\r\n'),
		headers: { 'content-type': 'multipart/form-data; boundary=line' },
	};
};

export const expense = (more: Row = {}): Row => ({ currency_id: NZD, line_items: [{ category_id: TAXI, amount: 46, tax_id: GST }], ...more });
