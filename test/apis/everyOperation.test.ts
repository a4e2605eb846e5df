import { startSandbox, type Sandbox } from '../../sandbox/serve';
import type { Operation, Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import type { Outcome } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { missingIn } from '../../src/wire/missing';
import { drive, xeroLine, zohoBooksLine, type Line } from '../support/drive';
import { fits, laidOver } from '../support/fitting';
import { sampleRecord } from '../support/sample';

/** Every operation of every table, with a value in every field, against the sandbox over HTTP. */

/** What a record must have become before: Xero voids, e-mails and marks as sent approved documents only. */
const FIRST: Readonly<Record<string, string>> = {
	'xero.bill.void': 'approve',
	'xero.invoice.void': 'approve',
	'xero.invoice.email': 'approve',
	'xero.invoice.markAsSent': 'approve',
};

/** Refused by the rules of the business, not by a mistake in a table. */
const REFUSED: Readonly<Record<string, RegExp>> = {};

let sandbox: Sandbox;
let serial = 100;
const lines: Record<string, Line> = {};
const ids: Record<string, Record<string, string>> = { xero: {}, zohoBooks: {} };

beforeAll(async () => {
	sandbox = await startSandbox();
	Object.assign(lines, { xero: await xeroLine(sandbox.url), zohoBooks: await zohoBooksLine(sandbox.url) });
	for (const app of Object.keys(ids)) {
		ids[app]!.contact = await created(app, 'contact');
		if (app === 'zohoBooks') ids[app]!.item = await created(app, 'item');
		ids[app]!.openInvoice = await created(app, 'invoice');
	}
	await perform('xero', xero.invoice, 'approve', { from: 0, id: ids.xero!.openInvoice });
	await perform('zohoBooks', zohoBooks.invoice, 'markAsSent', { from: 0, id: ids.zohoBooks!.openInvoice });
});

/** So that no minute's limit is reached; less than a token lives over all. */
beforeEach(() => sandbox.clock.advance(10));

afterAll(async () => await sandbox.close());

const recordFor = (app: string, name: string, resource: Resource): Row =>
	laidOver(sampleRecord(resource), fits[app]?.[name]?.(serial++, ids[app]!) ?? {}) as Row;

async function perform(app: string, resource: Resource, verb: string, wish: Wish): Promise<Outcome[]> {
	const line = lines[app]!;
	const operation = resource.operations[verb]!;
	return await drive(line, conversations[operation.does](line.dialect, { resource, operation, run: `run-${serial++}` }, [wish]));
}

async function created(app: string, name: string): Promise<string> {
	const resource = lines[app]!.resources[name]!;
	const [outcome] = await perform(app, resource, 'create', { from: 0, record: recordFor(app, name, resource) });
	if (!outcome?.record) throw new Error(`${app} ${name} could not be created: ${JSON.stringify(outcome?.failure)}`);
	return String(outcome.record[resource.id]);
}

/** A record to work on: a new one where one can be made, else one that is there. */
async function subject(app: string, name: string, resource: Resource): Promise<string | undefined> {
	if (resource.operations.create) return await created(app, name);
	if (!resource.operations.getMany) return undefined;
	const [outcome] = await perform(app, resource, 'getMany', { from: 0, limit: 1 });
	return String(outcome?.record?.[resource.id]);
}

async function wishFor(app: string, name: string, resource: Resource, { does }: Operation): Promise<Wish> {
	const record = recordFor(app, name, resource);
	switch (does) {
		case 'create':
		case 'upsert':
			return { from: 0, record };
		case 'getMany':
			await subject(app, name, resource);
			return { from: 0, limit: 3 };
		case 'update':
			return { from: 0, record, id: await subject(app, name, resource) };
		default:
			return { from: 0, id: await subject(app, name, resource) };
	}
}

const every = Object.entries({ xero, zohoBooks }).flatMap(([app, resources]) =>
	Object.entries<Resource>(resources).flatMap(([name, resource]) =>
		Object.keys(resource.operations).map((verb) => [`${app}.${name}.${verb}`, app, name, verb] as const),
	),
);

it.each(every)('%s succeeds, or is refused for a known reason', async (full, app, name, verb) => {
	const resource = lines[app]!.resources[name]!;
	const operation = resource.operations[verb]!;
	const wish = await wishFor(app, name, resource, operation);
	expect(missingIn({ resource, operation, run: '' }, wish)).toBeUndefined();
	if (FIRST[full]) await perform(app, resource, FIRST[full], { from: 0, id: wish.id });
	const outcomes = await perform(app, resource, verb, wish);
	expect(outcomes.length).toBeGreaterThan(0);
	const said = outcomes.flatMap(({ failure }) => (failure ? [failure.message] : []));
	const known = REFUSED[full];
	if (known) expect(said.join('\n')).toMatch(known);
	else expect(said).toEqual([]);
	// A change of status that was asked for has happened.
	if (!known && operation.does === 'act' && outcomes[0]?.record?.success !== true) expect(outcomes[0]?.record).toMatchObject(operation.body ?? {});
});

it('says nothing of operations that do not exist', () => {
	expect([...Object.keys(REFUSED), ...Object.keys(FIRST)].filter((full) => !every.some(([name]) => name === full))).toEqual([]);
});
