import { countRecords } from '../../src/migrating/counting';
import { entities } from '../../src/migrating/entities';
import { sourceCallsFor } from '../../src/migrating/estimate';
import { readPage, type Cursor, type Page } from '../../src/migrating/pages';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { Books, invoices } from './world';

const all = { since: '', until: '' };
const SIZE = 10;
const page = (books: Books, cursor: Cursor): Page => {
	const read = books.run(readPage(zohoBooksDialect, 'invoice', entities.invoice, all, cursor, SIZE));
	if ('failure' in read) throw new Error(read.failure.message);
	return read;
};

/** All ids that a migration brings, in their order, where something happens between two pages. */
function migrated(books: Books, between: (pages: number) => void = () => undefined): string[] {
	const ids: string[] = [];
	for (let cursor: Cursor = { page: 0, seen: [] }, pages = 1; ; pages++) {
		const { records, next, last } = page(books, cursor);
		ids.push(...records.map(({ invoice_id }) => String(invoice_id)));
		if (last) return ids;
		between(pages);
		cursor = next;
	}
}

const numbers = (count: number, first = 1): string[] => invoices(count, first).map(({ invoice_id }) => String(invoice_id));

describe('counting', () => {
	it.each([0, 1, 9, 10, 11, 20, 95, 1000, 1001, 12_345])('finds that there are %i', (count) => {
		const books = new Books(invoices(count));
		const counted = books.run(countRecords(zohoBooksDialect, entities.invoice, all, SIZE));
		expect(counted).toMatchObject({ records: count, calls: books.asked.length, ofToday: 5000, leftToday: 4000 });
		expect(books.asked.length).toBeLessThanOrEqual(2 + 2 * Math.ceil(Math.log2(count / SIZE + 2)));
	});

	it('counts the documents of the days that were chosen', () => {
		const books = new Books(invoices(30).map((row, index) => ({ ...row, date: `2024-0${1 + (index % 3)}-01` })));
		expect(books.run(countRecords(zohoBooksDialect, entities.invoice, { since: '2024-02-01', until: '2024-03-01' }, SIZE))).toMatchObject({ records: 20 });
	});
});

describe('reading page by page', () => {
	it.each([0, 1, 10, 11, 30, 57])('brings each of %i records once, whole, and with the calls that were estimated', (count) => {
		const books = new Books(invoices(count));
		expect(migrated(books)).toEqual(numbers(count));
		expect(books.asked).toHaveLength(sourceCallsFor(count, SIZE));
		expect(page(books, { page: 0, seen: [] }).records.every((record) => record['whole'] === true)).toBe(true);
	});

	it.each([1, 3, 9, 10])('steps over none where %i records that were brought are deleted meanwhile', (gone) => {
		const books = new Books(invoices(45));
		expect(migrated(books, (pages) => void (pages === 2 && books.rows.splice(5, gone)))).toEqual(numbers(45));
	});

	it('brings what is added meanwhile, at the end', () => {
		const books = new Books(invoices(25));
		expect(migrated(books, (pages) => void (pages === 1 && books.rows.push(...invoices(7, 26))))).toEqual(numbers(32));
	});

	it('brings none twice where something is added before', () => {
		const books = new Books(invoices(25));
		expect(migrated(books, (pages) => void (pages === 1 && books.rows.unshift(...invoices(3, 900))))).toEqual(numbers(25));
	});

	it('repeats a page that was not closed, and nothing else', () => {
		const books = new Books(invoices(25));
		const { next } = page(books, { page: 0, seen: [] });
		expect(page(books, next).records).toEqual(page(books, next).records);
		expect(page(books, next).records.map(({ invoice_id }) => invoice_id)).toEqual(numbers(10, 11));
	});

	it('counts what was deleted between the list and the reading, and fails whole where a record cannot be read', () => {
		const books = new Books(invoices(5));
		books.broken.add('3');
		expect(books.run(readPage(zohoBooksDialect, 'invoice', entities.invoice, all, { page: 0, seen: [] }, SIZE))).toMatchObject({
			failure: { cause: 'temporarily-unavailable' },
		});
	});

	it('leaves out other days, though a list cannot be asked for them', () => {
		const books = new Books(invoices(3).map((row, index) => ({ ...row, date: `2024-0${index + 1}-01` })));
		const read = books.run(readPage(zohoBooksDialect, 'invoice', entities.invoice, { since: '2024-02-01', until: '' }, { page: 0, seen: [] }, SIZE));
		expect('records' in read && read.records.map(({ invoice_id }) => invoice_id)).toEqual(['2', '3']);
	});
});
