import type { Row } from '../../src/record';
import { seeded } from '../support/random';
import { Crash, PAGE, Reader } from './xeroChanges';
import { trials } from '../support/trials';

const COUNT = 42;

/** A backlog of six pages, and a reader who has begun. */
function backlog(apart?: number, pages?: number): { reader: Reader; rows: Row[] } {
	const reader = new Reader(pages);
	reader.begin();
	reader.pass(300);
	const rows = reader.enter(COUNT, apart);
	reader.pass(10);
	return { reader, rows };
}

/** Reads until nothing more comes. */
function finish(reader: Reader): void {
	for (let quiet = 0; quiet < 3;) {
		reader.pass(60);
		quiet = reader.read()?.fresh.length === 0 ? quiet + 1 : 0;
	}
}

const whole = backlog().reader;
whole.read();
const REQUESTS = whole.requests;

describe('reading what changed in Xero', () => {
	it('emits nothing of what was there, and every change once', () => {
		const { reader } = backlog();
		finish(reader);
		expect(REQUESTS).toBeGreaterThan(COUNT / PAGE);
		expect([reader.emitted.length, reader.lost(), reader.doubled()]).toEqual([COUNT, [], []]);
	});

	it.each([0, 0.4, 30].slice(0, trials(3)))('loses nothing in a crash at any of its pages, changes %s s apart', (apart) => {
		const found = Array.from({ length: 3 * REQUESTS }, (_, index) => {
			const { reader } = backlog(apart);
			reader.read((number) => {
				if (number === index + 1) throw new Crash();
			});
			finish(reader);
			return { lost: reader.lost().length, doubled: reader.doubled().length, emitted: reader.emitted.length };
		});
		console.info(
			`crash at each of ${found.length} pages: ${found.reduce((sum, { lost }) => sum + lost, 0)} lost, ${found.reduce((sum, { doubled }) => sum + doubled, 0)} twice`,
		);
		expect(found.filter(({ lost, doubled, emitted }) => lost || doubled || emitted !== COUNT)).toEqual([]);
	});

	it('loses nothing when any of its pages fails, and keeps what came before', () => {
		for (let failing = 1; failing <= REQUESTS; failing++) {
			const { reader } = backlog();
			const came = reader.read((number) => {
				if (number === failing) reader.refused = { status: 503, headers: {}, body: 'The Xero API is currently offline for maintenance' };
			});
			expect(came?.failure?.cause).toBe('temporarily-unavailable');
			finish(reader);
			expect([failing, reader.lost(), reader.doubled()]).toEqual([failing, [], []]);
		}
	});

	it.each([0, 10])('steps over nothing when records change while pages are turned, the first %s s apart', (apart) => {
		let moved = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const random = seeded(seed);
			const reader = new Reader();
			reader.begin();
			reader.pass(300);
			// What follows lies further on than the overlap, so that no later reading comes back to what was stepped over.
			const rows = [...reader.enter(COUNT / 2, apart), ...reader.enter(COUNT / 2, 10)];
			reader.pass(300);
			reader.read((number) => {
				if (random() > 0.4) return;
				moved++;
				reader.edit(rows[Math.floor(random() * Math.min(COUNT / 2, number * PAGE))]!);
			});
			finish(reader);
			expect([seed, reader.lost()]).toEqual([seed, []]);
		}
		expect(moved).toBeGreaterThan(60);
	});

	it('works a backlog off over several readings, and goes on from where it was', () => {
		const { reader } = backlog(0.4, 2);
		const first = reader.read();
		expect(first?.resume).toBeDefined();
		expect(reader.requests).toBeLessThan(REQUESTS);
		finish(reader);
		expect([reader.emitted.length, reader.lost(), reader.doubled()]).toEqual([COUNT, [], []]);
	});

	it('reads a burst of one second to its end, however small a reading is', () => {
		const { reader } = backlog(0, 1);
		finish(reader);
		expect([reader.lost(), reader.doubled()]).toEqual([[], []]);
	});

	/** The control: what others do loses records here, so that the tests above can fail. */
	it('would lose records with a checkpoint moved from page to page', () => {
		const { reader, rows } = backlog();
		const naive = new Set<string>();
		for (let page = 1; page <= Math.ceil(COUNT / PAGE); page++) {
			for (const row of list(reader, page)) naive.add(String(row.ContactID));
			reader.edit(rows[(page - 1) * PAGE]!);
		}
		expect(rows.filter(({ ContactID }) => !naive.has(String(ContactID))).length).toBeGreaterThan(0);
	});
});

function list(reader: Reader, page: number): Row[] {
	const ask = (reader as unknown as { ask: (request: object) => { body: { Contacts: Row[] } } }).ask.bind(reader);
	return ask({
		method: 'GET',
		path: '/Contacts',
		query: { page: String(page), pageSize: String(PAGE) },
		headers: { 'If-Modified-Since': '2026-11-04T01:04:00' },
	}).body.Contacts;
}
