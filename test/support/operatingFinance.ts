import type { ZohoVendor } from '../../sandbox/zoho';
import type { Operation, Resource } from '../../src/apis/define';
import { isRow, rowsIn, type Row } from '../../src/record';
import { addressOf, type Wish } from '../../src/wire/ask';
import { conversations } from '../../src/wire/conversations';
import { drive, type Line } from './drive';
import { BANK, CAFE, DAY, FILE, VENDOR } from './financeIds';
import type { Operator } from './operating';
import { sampleRecord, sampleRow } from './sample';

/** What Zoho's finance apps share when any operation of their tables is carried out on a record that is made for it. */

const left = undefined;

/** Who works: what there is by now, and how there comes to be more. */
export interface Desk {
	readonly zoho: ZohoVendor;
	/** What the records of the next operation refer to, by a name of one's own. */
	readonly ids: Row;
	/** A number that was not used before. */
	next(): number;
	recordFor(name: string): Row;
	must(name: string, verb: string, wish: Wish): Promise<Row>;
	/** The id of a new record. */
	created(name: string): Promise<string>;
}

/** What no rule can know of an app's tables: values that must exist or agree, and states that come first. By resource, or by `resource.verb`. */
export interface Rules {
	/** Values of fields of that name, wherever they stand; `undefined` takes them away. */
	common(ids: Row): Row;
	readonly fits: Readonly<Record<string, (serial: number, ids: Row) => Row>>;
	/** Fields that an update leaves alone: rows that it would add a second time, and what is never changed. */
	readonly unchanged: Readonly<Record<string, readonly string[]>>;
	/** What a record must have become before, act by act. */
	readonly first: Readonly<Record<string, readonly string[]>>;
	/** What stands before every record of the kind, such as an order before a package. */
	readonly before: Readonly<Record<string, (desk: Desk) => Promise<void>>>;
	/** What every record of the kind is made with, beside itself. */
	readonly besides: Readonly<Record<string, (ids: Row) => Row>>;
	/** Records that come otherwise than by a create. */
	readonly otherwise: Readonly<Record<string, (desk: Desk) => Promise<string> | string>>;
	/** What an operation finds when it comes to it, beyond its own record and the acts on that. */
	readonly ready: Readonly<Record<string, (desk: Desk, id: string | undefined) => Promise<unknown>>>;
	/** What the operation asks for beside a record, with what must be there for it. */
	readonly inputs: Readonly<Record<string, (desk: Desk, id: string | undefined) => Promise<Row> | Row>>;
	prepare(desk: Desk): Promise<void>;
}

/** A value with what fits put in its place, through all depths. */
const over = (value: unknown, known: Row): unknown => {
	if (Array.isArray(value)) return value.map((one) => over(one, known));
	if (!isRow(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => !(name in known) || known[name] !== undefined)
			.map(([name, one]) => [name, name in known ? known[name] : over(one, known)]),
	);
};

const filled = (record: Row, but: readonly string[] = []): Row =>
	Object.fromEntries(Object.entries(record).filter(([field, value]) => value !== undefined && !but.includes(field)));

export const lineIn = (record: Row): unknown => rowsIn(record.line_items)[0]?.line_item_id;

/** An invoice that can be paid. */
export const openInvoice = async ({ created, must }: Desk): Promise<string> => {
	const id = await created('invoice');
	await must('invoice', 'markAsSent', { from: 0, id });
	return id;
};

const REFUND = { date: DAY, amount: '0.10', account_id: BANK, from_account_id: BANK, to_account_id: BANK, refund_mode: 'cash' };

/** What credits are applied to, by who applies them. */
const applying: Rules['inputs'] = {
	'creditNote.applyToInvoices': async (desk) => ({ invoices: [{ invoice_id: await openInvoice(desk), amount_applied: '0.10' }] }),
	'vendorCredit.applyToBills': async ({ created }) => ({ bills: [{ bill_id: await created('bill'), amount_applied: '0.10' }] }),
	'invoice.applyCredits': async ({ created }) => ({ apply_creditnotes: [{ creditnote_id: await created('creditNote'), amount_applied: '0.10' }] }),
	'bill.applyCredits': async ({ created }) => ({ apply_vendor_credits: [{ vendor_credit_id: await created('vendorCredit'), amount_applied: '0.10' }] }),
};

/** Something is applied, listed, and the list names what the operation takes away. */
const unapplied =
	(name: string, listed: string, key: string, apply: (desk: Desk, id: string | undefined) => Promise<unknown>) =>
	async (desk: Desk, id: string | undefined): Promise<Row> => {
		await apply(desk, id);
		return { [key]: (await desk.must(name, listed, { from: 0, id }))[key] };
	};
const appliedBy =
	(name: string, verb: string) =>
	async (desk: Desk, id: string | undefined): Promise<unknown> =>
		await desk.must(name, verb, { from: 0, id, inputs: await applying[`${name}.${verb}`]!(desk, id) });

const credited = async (desk: Desk, id: string | undefined): Promise<unknown> => {
	await desk.must('invoice', 'markAsSent', { from: 0, id });
	return await appliedBy('invoice', 'applyCredits')(desk, id);
};

const received = async ({ must }: Desk, id: string | undefined): Promise<unknown> => {
	await must('invoice', 'markAsSent', { from: 0, id });
	const invoices = [{ invoice_id: id, amount_applied: '0.10' }];
	return await must('customerPayment', 'create', { from: 0, record: { customer_id: CAFE, payment_mode: 'cash', amount: '1', date: DAY, invoices } });
};

const paid = async ({ must }: Desk, id: string | undefined): Promise<unknown> =>
	await must('vendorPayment', 'create', {
		from: 0,
		record: { vendor_id: VENDOR, amount: '1', date: DAY, bills: [{ bill_id: id, amount_applied: '0.10' }] },
	});

const sharedReady: Rules['ready'] = { 'invoice.getCreditsApplied': credited, 'invoice.getPayments': received, 'bill.getPayments': paid };

/** What fills a list. */
const LISTED: Readonly<Record<string, string>> = {
	getAddresses: 'addAddress',
	getBillsCredited: 'applyToBills',
	getComments: 'addComment',
	getExchangeRates: 'addExchangeRate',
	getInvoicesCredited: 'applyToInvoices',
	getRefunds: 'refund',
};

/** What several apps ask for alike. */
const sharedInputs: Rules['inputs'] = {
	...applying,
	'creditNote.create': () => ({}),
	'contactPerson.get': ({ ids }) => ({ contact_id: ids.contact }),
	'contactPerson.getMany': ({ ids }) => ({ contact_id: ids.contact }),
	'creditNote.deleteApplication': unapplied('creditNote', 'getInvoicesCredited', 'creditnote_invoice_id', appliedBy('creditNote', 'applyToInvoices')),
	'vendorCredit.deleteBillCredited': unapplied('vendorCredit', 'getBillsCredited', 'vendor_credit_bill_id', appliedBy('vendorCredit', 'applyToBills')),
	'invoice.deleteCreditApplied': unapplied('invoice', 'getCreditsApplied', 'creditnotes_invoice_id', credited),
	'invoice.deletePayment': unapplied('invoice', 'getPayments', 'invoice_payment_id', received),
	'bill.deletePayment': unapplied('bill', 'getPayments', 'bill_payment_id', paid),
};

export const financeOperator = (line: Line, zoho: ZohoVendor, rules: Rules): Operator => {
	let serial = 100;
	const ids: Row = {};
	const known: Rules['inputs'] = { ...sharedInputs, ...rules.inputs };
	const ready: Rules['ready'] = { ...sharedReady, ...rules.ready };
	const resourceOf = (name: string): Resource => line.resources[name]!;

	const perform: Operator['perform'] = async (name, verb, wish) => {
		const resource = resourceOf(name);
		const operation = resource.operations[verb]!;
		return await drive(line, conversations[operation.does](line.dialect, { resource, operation, resources: line.resources, run: `run-${serial++}` }, [wish]));
	};
	const must: Desk['must'] = async (name, verb, wish) => {
		const [outcome] = await perform(name, verb, wish);
		if (!outcome || outcome.failure) throw new Error(`${name}.${verb}: ${outcome?.failure?.message ?? 'nothing came of it'}`);
		return outcome.record ?? {};
	};
	const recordFor = (name: string): Row => {
		const own = rules.fits[name]?.(serial++, ids) ?? {};
		return filled({ ...(over(sampleRecord(resourceOf(name)), { ...rules.common(ids), [resourceOf(name).id]: left }) as Row), ...own });
	};
	const created = async (name: string): Promise<string> => {
		const otherwise = rules.otherwise[name];
		if (otherwise) return await otherwise(desk);
		await rules.before[name]?.(desk);
		const record = await must(name, 'create', { from: 0, record: recordFor(name), inputs: rules.besides[name]?.(ids) ?? {} });
		return String(record[resourceOf(name).id]);
	};
	const desk: Desk = { zoho, ids, next: () => serial++, recordFor, must, created };

	/** Refunds are made before they are read, changed or taken back. */
	const refunded = async (name: string, verb: string, inputs: Operation['inputs'] = {}, id: string | undefined): Promise<Row> => {
		const refund = Object.fromEntries(Object.entries(REFUND).filter(([field]) => field in (resourceOf(name).operations.refund?.inputs ?? {})));
		if (verb === 'refund') return refund;
		const made = await must(name, 'refund', { from: 0, id, inputs: refund });
		const key = Object.keys(inputs).find((one) => one.endsWith('refund_id'))!;
		return { ...(verb === 'updateRefund' ? refund : {}), [key]: made[key] };
	};

	const inputsFor = async (name: string, verb: string, { inputs = {}, does }: Operation, id: string | undefined): Promise<Row> => {
		const own = known[`${name}.${verb}`];
		if (own) return await own(desk, id);
		if (does === 'upsert') return {};
		if (verb === 'deleteComment')
			return { comment_id: (await must(name, 'addComment', { from: 0, id, inputs: await inputsOf(name, 'addComment', id) })).comment_id };
		if (/Refund$|^refund$/.test(verb)) return await refunded(name, verb, inputs, id);
		if ('document_id' in inputs) return { document_id: rowsIn((await must(name, 'get', { from: 0, id })).documents)[0]?.document_id };
		const given = { ...(over(sampleRow(inputs), rules.common(ids)) as Row), ...rules.besides[name]?.(ids) };
		if ('to_mail_ids' in inputs) return { ...given, to_mail_ids: ['a@kowhai.example'], subject: 'Hello', body: 'Dear' };
		return given;
	};
	const inputsOf = async (name: string, verb: string, id: string | undefined): Promise<Row> =>
		await inputsFor(name, verb, resourceOf(name).operations[verb]!, id);

	/** States are reached before; what is read, listed or taken away is there. */
	const acts = (name: string, verb: string): readonly string[] => {
		const file = /^(?:download|delete)(Attachment|Receipt)$/.exec(verb)?.[1];
		const implied = file ? `upload${file}` : LISTED[verb];
		return rules.first[`${name}.${verb}`] ?? (implied !== undefined && implied in resourceOf(name).operations ? [implied] : []);
	};

	const wishFor: Operator['wishFor'] = async (name, verb) => {
		const operation = resourceOf(name).operations[verb]!;
		const { does } = operation;
		const isNew = does === 'create' || does === 'upsert';
		// What is made of other records needs none of its own.
		const isFilled = (isNew && operation.requires?.length !== 0) || does === 'update';
		if (isNew) await rules.before[name]?.(desk);
		const id = isNew || !addressOf({ resource: resourceOf(name), operation }).includes('{id}') ? undefined : await made(name, verb);
		for (const act of acts(name, verb)) {
			await must(name, act, { from: 0, id, inputs: await inputsOf(name, act, id), ...(act.startsWith('upload') ? { file: FILE } : {}) });
		}
		await ready[`${name}.${verb}`]?.(desk, id);
		return {
			from: 0,
			...(id === undefined ? {} : { id }),
			...(isFilled ? { record: filled(recordFor(name), does === 'update' ? rules.unchanged[name] : []) } : {}),
			...(does === 'upload' ? { file: FILE } : {}),
			...(operation.inputs ? { inputs: await inputsOf(name, verb, id) } : {}),
		};
	};
	/** The record that the operation is about. */
	const made = async (name: string, verb: string): Promise<string> => {
		const otherwise = rules.otherwise[`${name}.${verb}`];
		return otherwise ? await otherwise(desk) : await created(name);
	};

	return {
		line,
		perform,
		wishFor,
		prepare: async () => await rules.prepare(desk),
		operate: async (name, verb) => {
			const wish = await wishFor(name, verb);
			return { wish, outcomes: await perform(name, verb, wish) };
		},
	};
};
