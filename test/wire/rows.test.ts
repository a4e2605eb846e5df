import { xero } from '../../src/apis/xero';
import { rowsIn, type Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import { mergedRows } from '../../src/wire/rows';
import { xeroDialect } from '../../src/wire/xero';
import { seeded } from '../support/random';
import { askedFor, byPosition, hold, keepsAll, sentIn, wishesOf } from './scripted';

/** Xero replaces the lines of a document as a set: one that is not sent is removed. */

const fields = xero.invoice.fields.LineItems.kind === 'rows' ? xero.invoice.fields.LineItems.fields : {};
const merge = (ours: readonly Row[], theirs: readonly Row[], others: 'keep' | 'remove') => mergedRows(ours, theirs, { rowId: 'LineItemID', fields, others });
const line = (id: string, Description: string, more: Row = {}): Row => ({ LineItemID: id, Description, AccountCode: '200', UnitAmount: 5, ...more });

describe('rows of ours and of the vendor', () => {
	it('keep the id of the row that they name, that says the same, or, where there are no others, that stands at their place', () => {
		const theirs = [line('1', 'Work'), line('2', 'Parts'), line('3', 'Travel')];
		expect(merge([{ LineItemID: '3', UnitAmount: 9 }, { Description: 'work', UnitAmount: 7 }, { Description: 'New' }], theirs, 'keep')).toEqual([
			{ LineItemID: '1', Description: 'work', UnitAmount: 7 },
			line('2', 'Parts'),
			{ LineItemID: '3', UnitAmount: 9 },
			{ Description: 'New' },
		]);
		expect(merge([{ Description: 'Other' }, { Description: 'Travel' }], theirs, 'remove')).toEqual([
			{ Description: 'Other', LineItemID: '1' },
			{ Description: 'Travel', LineItemID: '3' },
		]);
	});

	it('bring back of a kept row what may be sent, and nothing that the vendor sets', () => {
		const known = line('1', 'Work', {
			Quantity: 2,
			LineAmount: 10,
			TaxAmount: 1.5,
			Tracking: [{ Name: 'Region', Option: 'North' }],
			AccountID: 'a',
			ValidationErrors: [],
		});
		const { AccountID: _id, ValidationErrors: _errors, ...sent } = known;
		expect(merge([{ Description: 'New' }], [known], 'keep')).toEqual([sent, { Description: 'New' }]);
	});

	it('lose nothing and use no id twice: 500 random merges', () => {
		const random = seeded(7);
		const below = (most: number): number => Math.floor(random() * most);
		const words = ['Work', 'Parts', 'Travel', ''];
		for (let index = 0; index < 500; index++) {
			const theirs = Array.from({ length: below(6) }, (_, each) => line(`id-${each}`, words[below(4)]!, { AccountCode: String(below(2)) }));
			const ours = Array.from({ length: 1 + below(6) }, (_, each): Row => ({
				...(random() < 0.3 ? { LineItemID: random() < 0.8 ? `ID-${below(6)}` : 'unknown' } : {}),
				...(random() < 0.7 ? { Description: words[below(4)]! } : {}),
				...(random() < 0.4 ? { AccountCode: String(below(2)) } : {}),
				UnitAmount: each,
			}));
			for (const others of ['keep', 'remove'] as const) {
				const merged = merge(ours, theirs, others);
				// Each of ours is there once, by what only it says.
				expect(merged.filter(({ UnitAmount }) => ours.some((row) => row.UnitAmount === UnitAmount && UnitAmount !== 5) || UnitAmount === 5).length).toBe(
					merged.length,
				);
				for (const row of ours)
					expect(merged.filter(({ UnitAmount, Description }) => UnitAmount === row.UnitAmount && Description === row.Description).length).toBeGreaterThan(0);
				const ids = merged.flatMap(({ LineItemID }) => (String(LineItemID).startsWith('id-') ? [String(LineItemID)] : []));
				expect(new Set(ids).size).toBe(ids.length);
				expect(merged.length).toBeGreaterThanOrEqual(others === 'keep' ? Math.max(ours.length, theirs.length) : ours.length);
				// Every row of theirs is still there, or stands for one of ours.
				if (others === 'keep') expect(ids.sort()).toEqual(theirs.map(({ LineItemID }) => LineItemID));
				else expect(merged).toHaveLength(ours.length);
			}
		}
	});
});

describe('a line that is changed', () => {
	const known = line('1', 'Work', {
		Quantity: 2,
		UnitAmount: 50,
		LineAmount: 90,
		TaxAmount: 13.5,
		TaxType: 'OUTPUT2',
		DiscountRate: 10,
		Tracking: [{ Name: 'Region', Option: 'North' }],
	});
	const sent = (row: Row, more: Row = {}): Row => {
		const { requests } = hold(
			conversations.update(xeroDialect, askedFor(xero.invoice, 'update'), [
				{ from: 0, id: 'a', record: { LineItems: [{ LineItemID: '1', ...row }], ...more } },
			]),
			(request) =>
				request.method === 'GET'
					? { body: { Invoices: [{ InvoiceID: 'a', LineAmountTypes: 'Exclusive', LineItems: [known, line('2', 'Parts', { TaxAmount: 1 })] }] } }
					: keepsAll('Invoices', 'InvoiceID')(request),
		);
		const [record] = sentIn(requests.at(-1)!);
		expect(rowsIn(record?.LineItems)).toHaveLength(2);
		return rowsIn(record?.LineItems)[more.LineAmountTypes ? 1 : 0]!;
	};
	const { LineAmount: _amount, TaxAmount: _tax, ...untotalled } = known;
	const { UnitAmount: _unit, ...withoutUnit } = untotalled;
	const { Quantity: _quantity, ...withoutQuantity } = untotalled;
	const { DiscountRate: _rate, ...withoutRate } = untotalled;

	it.each<[string, Row, Row]>([
		['its text', { Description: 'More work' }, { ...known, Description: 'More work' }],
		['its unit amount', { UnitAmount: 60 }, { ...untotalled, UnitAmount: 60 }],
		['its rate', { TaxType: 'NONE' }, { ...untotalled, TaxType: 'NONE' }],
		['its line amount', { LineAmount: 80 }, { ...withoutUnit, LineAmount: 80 }],
		['its unit and line amount', { UnitAmount: 20, LineAmount: 36 }, { ...withoutQuantity, UnitAmount: 20, LineAmount: 36 }],
		['its discount', { DiscountAmount: 5 }, { ...withoutRate, DiscountAmount: 5 }],
		['nothing, with what it had', { UnitAmount: 50 }, known],
		['its tracking, which is cleared', { Tracking: null }, { ...known, Tracking: null }],
	])('in %s is sent with all that Xero has of it, and nothing that contradicts it', (_, row, expected) => {
		expect(sent(row)).toEqual(expected);
	});

	it('by what its amounts mean is taxed anew, and so are its neighbours', () => {
		expect(sent({ Description: 'x' }, { LineAmountTypes: 'Inclusive' })).not.toHaveProperty('TaxAmount');
		expect(sent({ Description: 'x' }, { LineAmountTypes: 'EXCLUSIVE' })).toHaveProperty('TaxAmount');
	});
});

describe('an update', () => {
	const known = [
		{ InvoiceID: 'a', LineItems: [line('1', 'Work'), line('2', 'Parts')] },
		{ InvoiceID: 'b', LineItems: [line('3', 'Travel')] },
	];
	const update = (wishes: Parameters<typeof conversations.update>[2], more: Row = {}) =>
		hold(conversations.update(xeroDialect, { ...askedFor(xero.invoice, 'update'), ...more }, wishes), (request) =>
			request.method === 'GET' ? { body: { Invoices: known } } : keepsAll('Invoices', 'InvoiceID')(request),
		);

	it('that names lines reads the document first, in one call, and sends all lines with their ids', () => {
		const { requests, result } = update([
			{
				from: 0,
				id: 'A',
				record: {
					LineItems: [
						{ LineItemID: '2', UnitAmount: 7 },
						{ Description: 'New', UnitAmount: 1 },
					],
				},
			},
			{ from: 1, id: 'b', record: { Reference: 'no lines' } },
			{ from: 2, id: 'b', record: { LineItems: [{ Description: 'Travel', AccountCode: '200', UnitAmount: 8 }] } },
		]);
		expect(requests.map(({ method, query }) => [method, query?.IDs])).toEqual([
			['GET', 'A,b'],
			['POST', undefined],
		]);
		expect(
			sentIn(requests[1]!).map(({ InvoiceID, LineItems }) => [InvoiceID, rowsIn(LineItems).map(({ LineItemID, UnitAmount }) => [LineItemID, UnitAmount])]),
		).toEqual([
			[
				'A',
				[
					['1', 5],
					['2', 7],
					[undefined, 1],
				],
			],
			['b', []],
			['b', [['3', 8]]],
		]);
		expect(result.every(({ did }) => did === 'updated')).toBe(true);
	});

	it('of a document that is not there fails by itself, and its neighbours go on', () => {
		const { result } = update([
			{ from: 0, id: 'gone', record: { LineItems: [{ Description: 'x' }] } },
			{ from: 1, id: 'a', record: { LineItems: [{ Description: 'x' }] } },
		]);
		expect(byPosition(result)).toMatchObject([
			{ failure: { cause: 'not-found', message: 'Xero has no invoice gone. Check the ID and the organisation' } },
			{ did: 'updated' },
		]);
	});

	it('that is to remove other lines reads nothing', () => {
		const { requests } = update([{ from: 0, id: 'a', record: { LineItems: [{ Description: 'Only' }] } }], { replaceRows: true });
		expect(requests.map(({ method }) => method)).toEqual(['POST']);
	});

	it('whose document cannot be read sends nothing, but for those that name no lines', () => {
		const wishes = [
			{ from: 0, id: 'a', record: { LineItems: [{ Description: 'x' }] } },
			{ from: 1, id: 'b', record: { Reference: 'r' } },
		];
		const { requests, result } = hold(conversations.update(xeroDialect, askedFor(xero.invoice, 'update'), wishes), (request) =>
			request.method === 'GET' ? { status: 503 } : keepsAll('Invoices', 'InvoiceID')(request),
		);
		expect(sentIn(requests[1]!)).toEqual([{ InvoiceID: 'b', Reference: 'r', Type: 'ACCREC' }]);
		expect(byPosition(result).map(({ failure }) => failure?.cause)).toEqual(['temporarily-unavailable', undefined]);
	});

	it('by create or update keeps the ids of lines, and removes those that are no more', () => {
		const bill = { InvoiceNumber: 'B-1', Contact: { ContactID: 'c' }, LineItems: [{ Description: 'Parts', AccountCode: '200', UnitAmount: 6 }] };
		const held = { ...bill, InvoiceID: 'a', Status: 'DRAFT', LineItems: [line('1', 'Work'), line('2', 'Parts')] };
		const { requests } = hold(conversations.upsert(xeroDialect, askedFor(xero.bill, 'upsert'), wishesOf([bill])), (request) =>
			request.method === 'GET' ? { body: { Invoices: [held] } } : keepsAll('Invoices', 'InvoiceID')(request),
		);
		expect(rowsIn(sentIn(requests.at(-1)!)[0]?.LineItems)).toEqual([{ LineItemID: '2', Description: 'Parts', AccountCode: '200', UnitAmount: 6 }]);
	});
});
