import { xero } from '../../src/apis/xero';
import type { Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import type { Answer, Request } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { xeroDialect } from '../../src/wire/xero';
import { seeded } from '../support/random';
import { askedFor, hold } from './scripted';

/** Lists that move while their pages are read. */

/** Xero with pages of five, so that short lists have several. */
const dialect: Dialect = { ...xeroDialect, pageSize: 5 };

interface Kept {
	readonly id: string;
	changed: number;
	open: boolean;
}

/** Invoices sorted by their last change, as Xero lists them, of which an answer shows the open ones. */
class Ledger {
	private now = 1_000_000;
	private serial = 0;
	readonly kept: Kept[] = [];
	/** Those that were on the list all the time. */
	readonly steady = new Set<string>();
	pages = 0;
	readings = 0;

	constructor(count: number, closed: number) {
		for (let index = 0; index < count; index++) this.steady.add(this.create().id);
		for (let index = 0; index < closed; index++) this.create().open = false;
	}

	create(): Kept {
		const kept = { id: `i${(this.serial += 1)}`, changed: (this.now += 7), open: true };
		this.kept.push(kept);
		return kept;
	}

	touch = (kept: Kept): void => void (kept.changed = this.now += 7);

	close(kept: Kept): void {
		kept.open = false;
		this.steady.delete(kept.id);
		this.touch(kept);
	}

	reopen(kept: Kept): void {
		kept.open = true;
		this.touch(kept);
	}

	answer({ query }: Request): Partial<Answer> {
		const [page, size] = [Number(query?.page), Number(query?.pageSize)];
		this.pages += 1;
		this.readings += page === 1 ? 1 : 0;
		this.now += 7;
		const open = this.kept.filter((kept) => kept.open).sort((one, other) => one.changed - other.changed);
		return {
			body: {
				DateTimeUTC: `/Date(${this.now})/`,
				pagination: { page, pageSize: size, pageCount: Math.ceil(open.length / size), itemCount: open.length },
				Invoices: open.slice((page - 1) * size, page * size).map(({ id, changed }) => ({ InvoiceID: id, UpdatedDateUTC: `/Date(${changed}+0000)/` })),
			},
		};
	}
}

const read = (ledger: Ledger, between: (ledger: Ledger) => void, limit?: number): string[] => {
	const conversation = conversations.getMany(dialect, askedFor(xero.invoice, 'getMany'), [{ from: 0, filters: { Statuses: 'AUTHORISED' }, limit }]);
	const { result } = hold(conversation, (request) => {
		const answer = ledger.answer(request);
		between(ledger);
		return answer;
	});
	expect(result.filter(({ failure }) => failure)).toEqual([]);
	return result.map(({ record }) => String(record?.InvoiceID));
};

const once = (act: (ledger: Ledger) => void) => {
	let done = false;
	return (ledger: Ledger): void => {
		if (!done) act(ledger);
		done = true;
	};
};

describe('a list that moves while it is read', () => {
	it.each<[string, (ledger: Ledger) => void, number]>([
		['an edit of a record that was read', (ledger) => ledger.touch(ledger.kept[0]!), 2],
		['an edit of a record that was not read yet', (ledger) => ledger.touch(ledger.kept[8]!), 2],
		['a record that leaves', (ledger) => ledger.close(ledger.kept[0]!), 2],
		['a record that leaves while another comes', (ledger) => [ledger.close(ledger.kept[0]!), ledger.create()], 2],
		['a record that leaves while another comes back', (ledger) => [ledger.close(ledger.kept[1]!), ledger.reopen(ledger.kept.at(-1)!)], 2],
		['a new record, which moves nothing', (ledger) => ledger.create(), 1],
		['no change', () => undefined, 1],
	])('by %s skips nothing', (_, act, readings) => {
		const ledger = new Ledger(14, 2);
		const found = new Set(read(ledger, once(act)));
		expect([...ledger.steady].filter((id) => !found.has(id))).toEqual([]);
		expect(ledger.readings).toBe(readings);
	});

	it('skips nothing in 1,500 random histories of edits, creates and changes of status between any two pages', () => {
		const random = seeded(11);
		const below = (most: number): number => Math.floor(random() * most);
		const totals = { histories: 0, changes: 0, pages: 0, skipped: 0, twice: 0 };
		for (let history = 0; history < 1_500; history++) {
			const ledger = new Ledger(6 + below(25), below(6));
			const found = read(ledger, (each) => {
				// The third reading is the last: a list that never stands still cannot be read whole.
				for (let turn = below(4); turn > 0 && each.readings < 3; turn--) {
					const kept = each.kept[below(each.kept.length)]!;
					totals.changes += 1;
					[() => each.touch(kept), () => each.create(), () => each.close(kept), () => each.reopen(kept)][below(4)]!();
				}
			});
			const ids = new Set(found);
			totals.histories += 1;
			totals.pages += ledger.pages;
			totals.twice += found.length - ids.size;
			totals.skipped += [...ledger.steady].filter((id) => !ids.has(id)).length;
		}
		console.info(`lists: ${JSON.stringify(totals)}`);
		expect([totals.skipped, totals.twice]).toEqual([0, 0]);
	});

	it('is not read again for a limit that is reached', () => {
		const ledger = new Ledger(14, 0);
		expect(
			read(
				ledger,
				once((each) => each.close(each.kept[0]!)),
				7,
			),
		).toHaveLength(7);
		expect(ledger.pages).toBe(2);
	});
});

const rowsOf = (count: number, name: string): Row[] =>
	Array.from({ length: count }, (_, index) => ({ [name]: `${name} ${index}`, JournalNumber: index * 3 + 1 }));

it('keeps both of two notes of one moment, in one call', () => {
	const HistoryRecords = ['Paid', 'Edited', 'Edited'].map((Changes) => ({ Changes, DateUTC: '/Date(1774957530123+0000)/' }));
	const inputs = { Endpoint: 'Invoices', RecordID: 'i1' };
	const { requests, result } = hold(conversations.getMany(xeroDialect, askedFor(xero.history, 'getMany'), [{ from: 0, inputs }]), () => ({
		body: { HistoryRecords },
	}));
	expect(result.map(({ record }) => record?.Changes)).toEqual(['Paid', 'Edited', 'Edited']);
	expect(requests).toHaveLength(1);
});

describe('lists with pages of their own', () => {
	it.each([
		[0, undefined, 1],
		[99, undefined, 1],
		[100, undefined, 2],
		[250, undefined, 3],
		[250, 150, 2],
		[250, 200, 2],
	])('journals go on after the last number: %i of them with limit %s in %i calls', (count, limit, calls) => {
		const journals = rowsOf(count, 'JournalID');
		const { requests, result } = hold(conversations.getMany(xeroDialect, askedFor(xero.journal, 'getMany'), [{ from: 0, limit }]), ({ query }) => ({
			body: { Journals: journals.filter(({ JournalNumber }) => Number(JournalNumber) > Number(query?.offset ?? 0)).slice(0, 100) },
		}));
		expect(result).toHaveLength(limit ?? count);
		expect(requests).toHaveLength(calls);
		expect(requests.map(({ query }) => query?.offset)).toEqual([undefined, '298', '598'].slice(0, calls));
		expect(requests.every(({ query }) => !query?.page && !query?.pageSize)).toBe(true);
	});

	it.each([
		[99, 1],
		[100, 2],
		[250, 3],
	])('%i quotes, which do not say how many they are, come in %i pages of a hundred', (count, calls) => {
		const quotes = rowsOf(count, 'QuoteID');
		const { requests, result } = hold(conversations.getMany(xeroDialect, askedFor(xero.quote, 'getMany'), [{ from: 0 }]), ({ query }) => ({
			body: { Quotes: quotes.slice((Number(query?.page) - 1) * 100, Number(query?.page) * 100) },
		}));
		expect(result).toHaveLength(count);
		expect(requests.map(({ query }) => query)).toEqual(Array.from({ length: calls }, (_, index) => ({ page: String(index + 1) })));
	});
});
