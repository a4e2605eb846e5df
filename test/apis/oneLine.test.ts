import type * as Files from 'node:fs';
import type * as Serve from '../../sandbox/serve';
import { mapperField } from '../../nodes/shared/describeField';
import { text } from '../../src/apis/define';
import { valuesOf } from '../../src/apis/parts';
import { xero } from '../../src/apis/xero';
import { conversations } from '../../src/wire/conversations';
import { encodeRecord } from '../../src/wire/encode';
import { deviations } from '../contract/deviations';
import { fieldDifferences } from '../contract/fields';
import { offers } from '../contract/pinned';
import { drive, xeroLine } from '../support/drive';
import { sampleRecord } from '../support/sample';

/** A field more in the table of Xero invoices, which is one line, and everything that follows from it. */
const invoice = { ...xero.invoice, fields: { ...xero.invoice.fields, PurchaseNote: text('Purchase Note', { max: 10 }) } };
const withField = { ...xero, invoice };

/** Loads a module as if the line stood in src/apis/xero/invoice.ts. */
function loaded<T>(load: () => T, mocks: Readonly<Record<string, unknown>> = {}): T {
	let result: T | undefined;
	jest.isolateModules(() => {
		jest.doMock('../../src/apis/xero', () => ({ xero: withField }));
		for (const [module, mock] of Object.entries(mocks)) jest.doMock(module, () => mock);
		result = load();
	});
	jest.dontMock('../../src/apis/xero');
	for (const module of Object.keys(mocks)) jest.dontMock(module);
	return result!;
}

it('reaches the form', () => {
	const fields = valuesOf(invoice).map((placed) => mapperField(placed, false));
	expect(fields.find(({ id }) => id === 'PurchaseNote')).toMatchObject({ displayName: 'Purchase Note', type: 'string', display: true });
});

it('reaches the request', () => {
	expect(encodeRecord(invoice, { PurchaseNote: 'For March' })).toEqual({ Type: 'ACCREC', PurchaseNote: 'For March' });
});

describe('in the sandbox', () => {
	let sandbox: Serve.Sandbox;
	beforeAll(async () => {
		const { startSandbox } = loaded(() => jest.requireActual<typeof Serve>('../../sandbox/serve'));
		sandbox = await startSandbox();
	});
	afterAll(async () => await sandbox.close());

	const create = async (PurchaseNote: string) => {
		const line = await xeroLine(sandbox.url);
		const asked = { resource: invoice, operation: invoice.operations.create, run: PurchaseNote };
		const [contact] = await drive(
			line,
			conversations.getMany(line.dialect, { ...asked, resource: xero.contact, operation: xero.contact.operations.getMany }, [{ from: 0, limit: 1 }]),
		);
		const record = { Contact: contact?.record, LineItems: [{ Description: 'Paper', Quantity: 1, UnitAmount: 10, AccountCode: '200' }], PurchaseNote };
		const [outcome] = await drive(line, conversations.create(line.dialect, asked, [{ from: 0, record }]));
		return outcome;
	};

	it('is kept and shown', async () => {
		expect((await create('For March'))?.record).toMatchObject({ PurchaseNote: 'For March', Status: 'DRAFT' });
	});

	it('is refused where it is longer than the line says', async () => {
		expect((await create('For March and April'))?.failure?.message).toContain('PurchaseNote');
	});
});

it('reaches the documentation', () => {
	const written: string[] = [];
	const files = {
		...jest.requireActual<typeof Files>('node:fs'),
		mkdirSync: () => undefined,
		writeFileSync: (_: string, page: string) => void written.push(page),
	};
	loaded(() => jest.requireActual<object>('../../scripts/docs'), { 'node:fs': files });
	expect(written.join('\n')).toContain('| `PurchaseNote` | Purchase Note | text | 10 |');
});

it('reaches the tests that fill every field', () => {
	expect(sampleRecord(invoice)).toMatchObject({ PurchaseNote: 'Sample Pur' });
});

it('is noticed by the contract, because Xero has no such field', () => {
	const found = fieldDifferences({ ...offers.xero!, resources: withField });
	expect(found.filter((difference) => !deviations.xero?.[difference])).toEqual(['invoice.PurchaseNote: no such field in what is sent']);
});
