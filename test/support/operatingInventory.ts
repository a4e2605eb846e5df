import { zohoOrganization, type ZohoVendor } from '../../sandbox/zoho';
import type { Operation, Resource } from '../../src/apis/define';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { rowsIn, type Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import { conversations } from '../../src/wire/conversations';
import { zohoInventoryDialect } from '../../src/wire/zohoFinance';
import { drive, type Line } from './drive';
import { AUCKLAND, BANK, CAFE, common, fits, over, unchanged } from './fittingInventory';
import type { Operator } from './operating';
import { sampleRecord, sampleRow } from './sample';

/** Carries out any operation of Inventory's tables on a record that is made for it, with a value in every field that can have one. */

/** The sandbox's Inventory as a value. */
export const inventoryInside = (zoho: ZohoVendor): Line => {
	const { access_token } = zoho.mint({ expiresInSeconds: 1e6 });
	return {
		dialect: zohoInventoryDialect,
		resources: zohoInventory,
		ask: async ({ method, path, query = {}, headers = {}, body, accept }) => {
			const { query: organization } = zohoInventoryDialect.inOrganisation(zohoOrganization.id);
			const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(body === undefined ? '' : JSON.stringify(body));
			const all = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json', accept: accept ?? 'application/json', ...headers };
			const lowerCase = Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]));
			const asked = { method, path: `/inventory/v1${path}`, query: new URLSearchParams({ ...organization, ...query }), headers: lowerCase, bytes };
			const answer = zoho.answer({ ...asked, body: bytes.toString('utf8'), origin: 'http://sandbox/zoho' });
			const said = Buffer.isBuffer(answer.body) || typeof answer.body === 'string' ? new Uint8Array(Buffer.from(answer.body)) : answer.body;
			return await Promise.resolve({ status: answer.status, headers: answer.headers ?? {}, body: said as Row });
		},
	};
};

const DAY = '2026-03-31';
const FILE = { name: 'Receipt 1.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46]) };

/** What a record must have become before. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
	...Object.fromEntries(
		['bill', 'creditNote', 'invoice', 'purchaseOrder', 'salesOrder', 'vendorCredit'].flatMap((name) =>
			['approve', 'reject'].map((verb) => [`${name}.${verb}`, ['submit']]),
		),
	),
	'bill.markAsOpen': ['void'],
	'bill.submit': [],
	'creditNote.approve': ['markAsDraft', 'submit'],
	'creditNote.markAsOpen': ['void'],
	'creditNote.submit': ['markAsDraft'],
	'invoice.cancelWriteOff': ['markAsSent', 'writeOff'],
	'invoice.deleteAttachment': ['uploadAttachment'],
	'invoice.downloadAttachment': ['uploadAttachment'],
	'invoice.markAsDraft': ['void'],
	'invoice.writeOff': ['markAsSent'],
	'vendorCredit.applyToBills': [],
};

export const inventoryOperator = (line: Line, zoho: ZohoVendor): Operator => {
	let serial = 100;
	const ids: Row = {};
	const resourceOf = (name: string): Resource => line.resources[name]!;

	const perform: Operator['perform'] = async (name, verb, wish) => {
		const resource = resourceOf(name);
		const operation = resource.operations[verb]!;
		return await drive(line, conversations[operation.does](line.dialect, { resource, operation, resources: line.resources, run: `run-${serial++}` }, [wish]));
	};
	const must = async (name: string, verb: string, wish: Wish): Promise<Row> => {
		const [outcome] = await perform(name, verb, wish);
		if (!outcome || outcome.failure) throw new Error(`${name}.${verb}: ${JSON.stringify(outcome?.failure)}`);
		return outcome.record ?? {};
	};
	const recordFor = (name: string, but: readonly string[] = []): Row => {
		const own = fits[name]?.(serial++, ids) ?? {};
		const record = { ...(over(sampleRecord(resourceOf(name)), { ...common(ids), [resourceOf(name).id]: undefined }) as Row), ...own };
		return Object.fromEntries(Object.entries(record).filter(([field, value]) => value !== undefined && !but.includes(field)));
	};

	const lineIn = (record: Row): unknown => rowsIn(record.line_items)[0]?.line_item_id;

	/** What stands before a record: a confirmed order before a package, and so on down the way of the goods. */
	const before: Readonly<Record<string, () => Promise<void>>> = {
		package: async () => {
			const order = await must('salesOrder', 'create', { from: 0, record: recordFor('salesOrder') });
			ids.salesOrder = order.salesorder_id;
			ids.salesOrderLine = lineIn(order);
			await must('salesOrder', 'markAsConfirmed', { from: 0, id: String(ids.salesOrder) });
		},
		shipmentOrder: async () => void (ids.package = await created('package')),
		salesReturn: async () => void (await created('shipmentOrder')),
		salesReturnReceive: async () => {
			ids.salesReturn = await created('salesReturn');
			ids.salesReturnLine = lineIn(await must('salesReturn', 'get', { from: 0, id: String(ids.salesReturn) }));
		},
		purchaseReceive: async () => {
			const order = await must('purchaseOrder', 'create', { from: 0, record: recordFor('purchaseOrder') });
			ids.purchaseOrder = order.purchaseorder_id;
			ids.purchaseOrderLine = lineIn(order);
			await must('purchaseOrder', 'markAsIssued', { from: 0, id: String(ids.purchaseOrder) });
		},
	};

	/** What every record of the kind is made with, beside itself. */
	const besides: Readonly<Record<string, () => Row>> = {
		package: () => ({ salesorder_id: ids.salesOrder }),
		shipmentOrder: () => ({ salesorder_id: ids.salesOrder, package_ids: [ids.package] }),
		salesReturn: () => ({ salesorder_id: ids.salesOrder }),
		salesReturnReceive: () => ({ salesreturn_id: ids.salesReturn }),
		purchaseReceive: () => ({ purchaseorder_id: ids.purchaseOrder }),
	};

	const created = async (name: string): Promise<string> => {
		if (name === 'organization') return zohoOrganization.id;
		if (name === 'batch' || name === 'serialNumber') {
			const { many } = resourceOf(name).envelope;
			return String(zoho.seed({ [many]: [{ item_id: ids.item, batch_number: 'B1', serialnumber: 'N1' }] })[many]![0]![resourceOf(name).id]);
		}
		if (name === 'user') return String(zoho.seed({ users: [{ name: 'Ana', email: `ana${serial++}@kowhai.example` }] }).users![0]!.user_id);
		await before[name]?.();
		const record = await must(name, 'create', { from: 0, record: recordFor(name), inputs: besides[name]?.() ?? {} });
		return String(record[resourceOf(name).id]);
	};

	const applications: Readonly<Record<string, readonly [made: string, key: string]>> = {
		'creditNote.deleteApplication': ['getInvoicesCredited', 'creditnote_invoice_id'],
		'invoice.deleteCreditApplied': ['getCreditsApplied', 'creditnotes_invoice_id'],
		'invoice.deletePayment': ['getPayments', 'invoice_payment_id'],
		'vendorCredit.deleteBillCredited': ['getBillsCredited', 'vendor_credit_bill_id'],
	};

	const applying: Readonly<Record<string, () => Promise<Row>>> = {
		'creditNote.applyToInvoices': async () => ({ invoices: [{ invoice_id: await openInvoice(), amount_applied: '0.10' }] }),
		'vendorCredit.applyToBills': async () => ({ bills: [{ bill_id: await created('bill'), amount_applied: '0.10' }] }),
		'invoice.applyCredits': async () => ({ apply_creditnotes: [{ creditnote_id: await created('creditNote'), amount_applied: '0.10' }] }),
	};

	const openInvoice = async (): Promise<string> => {
		const id = await created('invoice');
		await must('invoice', 'markAsSent', { from: 0, id });
		return id;
	};

	const applied = async (name: string, id: string): Promise<void> => {
		if (name === 'creditNote') await must(name, 'applyToInvoices', { from: 0, id, inputs: await applying['creditNote.applyToInvoices']!() });
		else if (name === 'vendorCredit') await must(name, 'applyToBills', { from: 0, id, inputs: await applying['vendorCredit.applyToBills']!() });
		else {
			await must(name, 'applyCredits', { from: 0, id, inputs: await applying['invoice.applyCredits']!() });
			await must('customerPayment', 'create', {
				from: 0,
				record: { customer_id: CAFE, payment_mode: 'cash', amount: '1', date: DAY, invoices: [{ invoice_id: id, amount_applied: '0.10' }] },
			});
		}
	};

	const inputsFor = async (name: string, verb: string, { inputs = {}, does }: Operation, id: string | undefined): Promise<Row> => {
		const given = { ...(over(sampleRow(inputs), common(ids)) as Row), ...besides[name]?.() };
		const full = `${name}.${verb}`;
		if (full in applying) return await applying[full]!();
		if (full in applications) {
			await applied(name, String(id));
			const [part, key] = applications[full]!;
			return { [key]: (await must(name, part, { from: 0, id }))[key] };
		}
		if (name === 'contactPerson') return { contact_id: ids.contact };
		if (full === 'creditNote.create') return {};
		if (verb === 'deleteComment') return { comment_id: (await must(name, 'addComment', { from: 0, id, inputs: { description: 'Why?' } })).comment_id };
		if (/Refund$|^refund$/.test(verb)) {
			const refund = { date: DAY, amount: '0.10', account_id: BANK, from_account_id: BANK };
			if (verb === 'refund') return refund;
			const made = await must(name, 'refund', { from: 0, id, inputs: refund });
			const key = Object.keys(inputs).find((one) => one.endsWith('refund_id'))!;
			return { ...(verb === 'updateRefund' ? refund : {}), [key]: made[key] };
		}
		if ('to_mail_ids' in inputs) return { ...given, to_mail_ids: ['a@kowhai.example'], subject: 'Hello', body: 'Dear' };
		return does === 'upsert' ? {} : given;
	};

	const wishFor: Operator['wishFor'] = async (name, verb) => {
		const operation = resourceOf(name).operations[verb]!;
		const { does, path, at = '' } = operation;
		const isNew = does === 'create' || does === 'upsert';
		if (isNew) await before[name]?.();
		const id = isNew || !`${path}${at}`.includes('{id}') ? undefined : await created(name);
		for (const first of FIRST[`${name}.${verb}`] ?? []) await must(name, first, { from: 0, id, ...(first.startsWith('upload') ? { file: FILE } : {}) });
		return {
			from: 0,
			...(id === undefined ? {} : { id }),
			...(isNew || does === 'update' ? { record: recordFor(name, does === 'update' ? unchanged[name] : []) } : {}),
			...(does === 'upload' ? { file: FILE } : {}),
			...(operation.inputs ? { inputs: await inputsFor(name, verb, operation, id) } : {}),
		};
	};

	return {
		line,
		perform,
		wishFor,
		prepare: async () => {
			ids.item = zoho.seed({
				'inventory/items': [{ name: 'Crate', item_type: 'inventory', rate: 10, locations: [{ location_id: AUCKLAND, initial_stock: 500 }] }],
			})['inventory/items']![0]!.item_id;
			ids.contact = await created('contact');
			ids.compositeItem = await created('compositeItem');
			ids.invoice = await openInvoice();
			ids.bill = await created('bill');
		},
		operate: async (name, verb) => {
			const wish = await wishFor(name, verb);
			return { wish, outcomes: await perform(name, verb, wish) };
		},
	};
};
