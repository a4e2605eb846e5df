import type { Execution, Json } from '../../scripts/n8n/client';
import { startWorld, type World } from '../../scripts/world';

/** What only a real n8n shows of Xero Accounting's operations: files as binary data, lists of the form, hints and error outputs. */

let world: World;
let invoiceId: string;

beforeAll(async () => {
	world = await startWorld({ attachments: 'write', reports: 'read' });
	const { Invoices = [] } = await world.control.seed('xero', { Invoices: [invoice] });
	invoiceId = String(Invoices[0]!.InvoiceID);
});
afterAll(() => world?.close());

const invoice = {
	Type: 'ACCREC',
	InvoiceNumber: 'INV-OPS-1',
	Contact: { ContactNumber: 'RIDGEWAY' },
	Date: '2026-11-01',
	DueDate: '2026-11-30',
	Status: 'AUTHORISED',
	LineItems: [{ Description: 'Consulting', Quantity: 2, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }],
};
const ridgeway = { __rl: true, mode: 'number', value: 'RIDGEWAY' };
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const node = (name: string, type: string, typeVersion: number, parameters: Json, more: Json = {}): Json => ({ name, type, typeVersion, parameters, ...more });
const xero = (name: string, resource: string, operation: string, parameters: Json = {}, more: Json = {}): Json =>
	node(name, 'n8n-nodes-xero-zoho.xeroAccounting', 1, { resource, operation, ...parameters }, { credentials: xeroAccount(), ...more });
const xeroAccount = () => ({ xeroAccountingOAuth2Api: { id: world.credentials['Xero account'], name: 'Xero account' } });

/** Runs nodes one after another on these items. */
async function run(nodes: readonly Json[], items: readonly Json[] = [{}]): Promise<Execution> {
	const { api } = world.n8n;
	const all = [node('Start', 'n8n-nodes-base.manualTrigger', 1, {}), ...nodes];
	const id = await api.importWorkflow({
		name: 'Operations',
		nodes: all.map((each, index) => ({ id: `5b7c1d20-4f0e-4f86-9d0a-1c2e3f4a5b${10 + index}`, position: [index * 220, 0], ...each })),
		connections: Object.fromEntries(
			all.slice(1).map(({ name }, index) => [String(all[index]!.name), { main: [[{ node: String(name), type: 'main', index: 0 }]] }]),
		),
		settings: { executionOrder: 'v1' },
		pinData: { Start: items.map((json) => ({ json })) },
	});
	return await api.run(id, 'Start');
}

/** What came out of a node; an execution that failed says why. */
function outOf({ status, data }: Execution, name: string, output = 0) {
	const { runData, error } = data!.resultData;
	if (status !== 'success') throw new Error(`The execution ended with ${status}: ${String(error?.message)} ${String(error?.description ?? '')}`);
	return (runData[name]?.[0]?.data?.main[output] ?? []).map(({ json, binary }) => ({ json, binary }));
}

const jsonOf = (execution: Execution, name: string): Json[] => outOf(execution, name).map(({ json }) => json);

/** The content of a file as text of base 64. */
const content = node('Content', 'n8n-nodes-base.extractFromFile', 1.1, { operation: 'binaryToPropery', options: {} });

it('uploads a file to an invoice and downloads it again, byte for byte', async () => {
	const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256)).toString('base64');
	const place = { Endpoint: 'Invoices', RecordID: invoiceId };
	const execution = await run(
		[
			node('File', 'n8n-nodes-base.convertToFile', 1.1, {
				operation: 'toBinary',
				sourceProperty: 'bytes',
				options: { fileName: 'größe & co.bin', mimeType: 'application/octet-stream' },
			}),
			xero('Upload', 'attachment', 'upload', place),
			xero('Download', 'attachment', 'download', { ...place, AttachmentID: '={{ $json.FileName }}' }),
			content,
		],
		[{ bytes }],
	);
	expect(jsonOf(execution, 'Upload')).toMatchObject([{ FileName: 'größe & co.bin', ContentLength: 70_000 }]);
	expect(outOf(execution, 'Download')[0]?.binary?.data).toMatchObject({ fileName: 'größe & co.bin' });
	expect(jsonOf(execution, 'Content')[0]?.data === bytes).toBe(true);
});

it('downloads an invoice as PDF', async () => {
	const execution = await run([xero('PDF', 'invoice', 'downloadPdf', { id: byId(invoiceId) }), content]);
	expect(outOf(execution, 'PDF')[0]?.binary?.data?.mimeType).toBe('application/pdf');
	expect(Buffer.from(String(jsonOf(execution, 'Content')[0]?.data), 'base64').toString('latin1')).toMatch(/^%PDF-/);
});

it('gives profit and loss as rows', async () => {
	const options = { fromDate: '2026-11-01', toDate: '2026-11-30' };
	const rows = jsonOf(await run([xero('Report', 'report', 'profitAndLoss', { asRows: true, options })]), 'Report');
	expect(rows.find(({ Account }) => Account === 'Sales')).toMatchObject({
		ReportName: 'Profit and Loss',
		Section: 'Income',
		RowType: 'Row',
		'30 Nov 2026': '200.00',
	});
	expect(rows.filter(({ RowType }) => RowType === 'SummaryRow').map(({ Account }) => Account)).toContain('Total Income');
});

it('leaves a note in the history of an invoice', async () => {
	const place = { Endpoint: 'Invoices', RecordID: invoiceId };
	const execution = await run([
		xero('Note', 'history', 'addNote', { ...place, Details: 'Checked by n8n' }),
		xero('History', 'history', 'getMany', { ...place, returnAll: true }),
	]);
	expect(jsonOf(execution, 'History').map(({ Details }) => Details)).toContain('Checked by n8n');
});

it('creates a credit note and allocates it to an invoice', async () => {
	const execution = await run([
		xero('Create', 'creditNote', 'create', {
			Contact: ridgeway,
			fields: { mappingMode: 'defineBelow', value: { Type: 'ACCRECCREDIT', Date: '2026-11-10', Status: 'AUTHORISED' } },
			LineItems: { rows: [{ Description: 'Discount', Quantity: '1', UnitAmount: '40.00', AccountCode: '200', TaxType: 'OUTPUT2' }] },
		}),
		xero('Allocate', 'creditNote', 'allocate', { id: byId('={{ $json.CreditNoteID }}'), Invoice: byId(invoiceId), Amount: '46', Date: '2026-11-11' }),
		xero('Invoice', 'invoice', 'get', { id: byId(invoiceId) }),
	]);
	expect(jsonOf(execution, 'Create')).toMatchObject([{ Total: 46, Status: 'AUTHORISED' }]);
	expect(jsonOf(execution, 'Invoice')).toMatchObject([{ AmountCredited: 46, AmountDue: 184 }]);
});

it('sends the tracking option that was chosen from the list of the form', async () => {
	const blank = xero('Create', 'invoice', 'create');
	const options = await world.n8n.api.options(blank, 'load_trackingOption');
	const north = options.find(({ name }) => name === 'Region: North');
	const lines = { rows: [{ Description: 'Tracked', Quantity: '1', UnitAmount: '10', AccountCode: '200', Tracking: [north?.value] }] };
	const [created] = jsonOf(await run([xero('Create', 'invoice', 'create', { Contact: ridgeway, LineItems: lines })]), 'Create');
	expect(created).toMatchObject({ LineItems: [{ Tracking: [{ Name: 'Region', Option: 'North' }] }] });
});

it('calls what no operation covers', async () => {
	const [answer] = jsonOf(await run([xero('Call', 'apiRequest', 'call', { method: 'GET', path: '/InvoiceReminders/Settings' })]), 'Call');
	expect(answer).toMatchObject({ Status: 'OK', InvoiceReminders: [{ Enabled: false }] });
});

it('estimates before it asks', async () => {
	const [estimate] = jsonOf(
		await run([xero('Estimate', 'apiRequest', 'estimate', { plannedResource: 'invoice', plannedOperation: 'create', count: 120 })]),
		'Estimate',
	);
	expect(estimate).toMatchObject({ resource: 'Invoice', operation: 'Create', records: 120, calls: 3, fitsToday: true });
});

it('stores with the execution what it used of the limits', async () => {
	const { data } = await run([xero('List', 'contact', 'getMany', { returnAll: true })]);
	const hints = data!.resultData.runData.List?.[0]?.hints?.map(({ message }) => message);
	expect(hints).toEqual([expect.stringMatching(/^Xero, Demo Company \(NZ\): 1 call, \d+ kB received; calls left: \d+ today, \d+ this minute$/)]);
});

it("gives Xero's words to the error output, and writes the neighbour", async () => {
	const lines = { rows: [{ Description: 'Part', Quantity: '1', UnitAmount: '10', AccountCode: '={{ $json.account }}' }] };
	const execution = await run(
		[xero('Create', 'invoice', 'create', { Contact: ridgeway, LineItems: lines }, { onError: 'continueErrorOutput' })],
		[{ account: '9999' }, { account: '200' }],
	);
	expect(jsonOf(execution, 'Create')).toMatchObject([{ LineItems: [{ AccountCode: '200' }] }]);
	expect(outOf(execution, 'Create', 1).map(({ json }) => json)).toMatchObject([
		{ error: { cause: 'validation', details: [{ at: 'LineItems[0].AccountCode', says: expect.stringContaining("'9999'") }], input: { account: '9999' } } },
	]);
});

it('lists connections and takes one off', async () => {
	const execution = await run([
		xero('Connections', 'connection', 'getMany', { returnAll: true }),
		xero('Disconnect', 'connection', 'disconnect', { id: byId('={{ $json.id }}') }),
		xero('Left', 'connection', 'getMany', { returnAll: true }),
	]);
	expect(jsonOf(execution, 'Connections').map(({ tenantName }) => tenantName)).toEqual(['Demo Company (NZ)']);
	expect(jsonOf(execution, 'Disconnect')).toMatchObject([{ deleted: true }]);
	expect(jsonOf(execution, 'Left')).toEqual([]);
});
