import type { Operation, Resource } from '../../src/apis/define';
import { isRow, rowsIn, type Row } from '../../src/record';
import type { Asked, Wish } from '../../src/wire/ask';
import type { Outcome } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { drive, type Line } from './drive';
import { fits, laidOver } from './fitting';
import { sampleRecord, sampleRow } from './sample';

/** Carries out any operation of any table, with a value in every field, on a record that is made for it. */
export interface Operator {
	readonly line: Line;
	/** What every record can refer to: a contact, a document to pay and the like. */
	prepare(): Promise<void>;
	/** A wish for the operation, with all that it needs in the books. */
	wishFor(name: string, verb: string): Promise<Wish>;
	perform(name: string, verb: string, wish: Wish): Promise<Outcome[]>;
	/** Prepares, wishes and performs. */
	operate(name: string, verb: string): Promise<{ readonly wish: Wish; readonly outcomes: Outcome[] }>;
}

/** What a record must have become before: Xero voids, e-mails and marks as sent approved documents only, and quotes go step by step. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
	'xero.bill.void': ['approve'],
	'xero.creditNote.allocate': ['approve'],
	'xero.creditNote.removeAllocation': ['approve'],
	'xero.creditNote.void': ['approve'],
	'xero.invoice.email': ['approve'],
	'xero.invoice.getOnlineLink': ['approve'],
	'xero.invoice.markAsSent': ['approve'],
	'xero.invoice.void': ['approve'],
	'xero.manualJournal.void': ['post'],
	'xero.purchaseOrder.markAsBilled': ['approve'],
	'xero.purchaseOrder.markAsSent': ['approve'],
	'xero.quote.accept': ['markAsSent'],
	'xero.quote.decline': ['markAsSent'],
	'xero.quote.markAsInvoiced': ['markAsSent', 'accept'],
};

const DAY = '2026-03-31';
const FILE = { name: 'Receipt 1.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46]) };

/** Names in FIRST that stand for no operation would go unnoticed. */
export const preparedFor = Object.keys(FIRST);

/** Of Xero; the other apps' operators speak of what theirs need. */
export function operator(line: Line): Operator {
	const ids: Record<string, string> = {};
	let serial = 100;
	const resourceOf = (name: string): Resource => line.resources[name]!;

	const perform: Operator['perform'] = async (name, verb, wish) => {
		const resource = resourceOf(name);
		const operation = resource.operations[verb]!;
		const asked: Asked = { resource, operation, resources: line.resources, run: `run-${serial++}` };
		return await drive(line, conversations[operation.does](line.dialect, asked, [wish]));
	};

	const recordFor = (name: string, own: Row = {}): Row => laidOver(sampleRecord(resourceOf(name)), { ...fits[name]?.(serial++, ids), ...own }) as Row;

	/** The record that came of it; nothing can go on without. */
	const must = async (name: string, verb: string, wish: Wish): Promise<Row> => {
		const [outcome] = await perform(name, verb, wish);
		if (!outcome?.record) throw new Error(`${name}.${verb} gave no record: ${JSON.stringify(outcome?.failure)}`);
		return outcome.record;
	};

	const categories = async (): Promise<Row[]> => (await perform('trackingCategory', 'getMany', { from: 0 })).flatMap(({ record }) => (record ? [record] : []));

	/** Two tracking categories may be active, so one that was made for an earlier operation goes before the next. */
	const makeRoom = async (name: string): Promise<void> => {
		if (name !== 'trackingCategory') return;
		for (const category of await categories()) {
			if (category.Name !== 'Region') await perform(name, 'delete', { from: 0, id: idOf(name, category) });
		}
	};

	const created = async (name: string, own: Row = {}): Promise<Row> => {
		await makeRoom(name);
		return await must(name, 'create', { from: 0, record: recordFor(name, own) });
	};
	const idOf = (name: string, record: Row): string => String(record[resourceOf(name).id]);

	/** Money paid ahead or beyond comes from a bank transaction of that type. */
	const credited = async (type: string, id: string): Promise<string> => {
		const line = type.endsWith('OVERPAYMENT') ? { Description: 'Paid too much', LineAmount: 50, AccountCode: '610', TaxType: 'NONE' } : undefined;
		const lines = line ?? { Description: 'Paid ahead', Quantity: 1, UnitAmount: 50, AccountCode: '200', TaxType: 'OUTPUT2' };
		const record = { ...recordFor('bankTransaction'), Type: type, LineItems: [lines], LineAmountTypes: line ? 'NoTax' : 'Exclusive' };
		return String((await must('bankTransaction', 'create', { from: 0, record }))[id]);
	};

	/** A record to work on: a new one where one can be made, else one that is there. */
	const subject = async (name: string): Promise<string | undefined> => {
		if (name === 'overpayment') return await credited('RECEIVE-OVERPAYMENT', 'OverpaymentID');
		if (name === 'prepayment') return await credited('RECEIVE-PREPAYMENT', 'PrepaymentID');
		const { operations } = resourceOf(name);
		if (operations.create) return idOf(name, await created(name));
		if (!operations.getMany) return undefined;
		const outcomes = await perform(name, 'getMany', { from: 0 });
		// The last one, so that an organisation that is taken away is not the one in use.
		const record = outcomes.at(-1)?.record;
		return record && idOf(name, record);
	};

	/** What the operation asks for beside a record. */
	const inputsFor = async (full: string, { inputs = {} }: Operation, id: string | undefined): Promise<Row> => {
		const given = sampleRow(inputs);
		const invoice = { Endpoint: 'Invoices', RecordID: ids.openInvoice };
		const category = 'trackingCategory';
		const [, name = '', verb = ''] = full.split('.');
		const part = async (made: string, key: string, own: Row): Promise<Row> => ({ [key]: (await must(name, made, { from: 0, id, inputs: own }))[key] });
		const allocation = { Invoice: { InvoiceID: ids.openInvoice }, Amount: '0.05', Date: DAY };
		switch (`${name}.${verb}`) {
			case 'attachment.download':
				return { ...invoice, AttachmentID: (await must('attachment', 'upload', { from: 0, inputs: invoice, file: FILE })).AttachmentID };
			case 'attachment.upload':
				return { ...invoice, IncludeOnline: true };
			case 'attachment.getMany':
				await must('attachment', 'upload', { from: 0, inputs: invoice, file: FILE });
				return invoice;
			case 'history.getMany':
				return invoice;
			case 'history.addNote':
				return { ...given, ...invoice };
			case 'contactGroup.removeMember':
				await must('contactGroup', 'addMember', { from: 0, id, inputs: { ContactID: ids.contact } });
				return { ContactID: ids.contact };
			case 'contactGroup.addMember':
				return { ContactID: ids.contact };
			case 'organisation.getCisSettings':
				return { OrganisationID: (await must('organisation', 'get', { from: 0 })).OrganisationID };
			case `${category}.addOption`:
				return { Name: `Option ${serial++}` };
			case `${category}.renameOption`:
				return { ...(await part('addOption', 'TrackingOptionID', { Name: `Option ${serial++}` })), Name: `Option ${serial++}` };
			case `${category}.archiveOption`:
			case `${category}.deleteOption`:
				return await part('addOption', 'TrackingOptionID', { Name: `Option ${serial++}` });
		}
		if (verb === 'allocate') return allocation;
		if (verb === 'removeAllocation') return await part('allocate', 'AllocationID', allocation);
		if (name === 'report') return await reportInputs(given);
		return given;
	};

	const reportInputs = async (given: Row): Promise<Row> => {
		// What is published can be listed at Xero; our form asks for the id.
		const { body } = await line.ask({ method: 'GET', path: '/Reports', repeatable: true });
		const [published] = rowsIn(isRow(body) ? body.Reports : undefined);
		const known: Row = {
			contactId: ids.contact,
			periods: 2,
			trackingCategoryID: ids.category,
			trackingOptionID: ids.option,
			trackingOptionID1: ids.option,
			ReportID: published?.ReportID,
		};
		const second = ['trackingCategoryID2', 'trackingOptionID2'];
		return Object.fromEntries(Object.entries({ ...given, ...known }).filter(([name]) => name in given && !second.includes(name)));
	};

	const wishFor: Operator['wishFor'] = async (name, verb) => {
		const full = `xero.${name}.${verb}`;
		const operation = resourceOf(name).operations[verb]!;
		const { does, path } = operation;
		const base = { from: 0, ...(does === 'getMany' ? { limit: 3 } : {}), ...(does === 'upload' ? { file: FILE } : {}) };
		await makeRoom(name);
		if (does === 'create' || does === 'upsert') return { ...base, record: recordFor(name), ...(await inputs(full, operation, undefined)) };
		const needsOne = path.includes('{id}') || ['update', 'act', 'getMany'].includes(does);
		const id = needsOne ? await subject(name) : undefined;
		for (const before of FIRST[full] ?? []) await must(name, before, { from: 0, id });
		return {
			...base,
			...(does === 'getMany' ? {} : { id }),
			...(does === 'update' ? { record: recordFor(name) } : {}),
			...(await inputs(full, operation, id)),
		};
	};

	const inputs = async (full: string, operation: Operation, id: string | undefined): Promise<Pick<Wish, 'inputs'>> =>
		operation.inputs ? { inputs: await inputsFor(full, operation, id) } : {};

	return {
		line,
		perform,
		wishFor,
		prepare: async () => {
			ids.contact = idOf('contact', await created('contact'));
			ids.openInvoice = idOf('invoice', await created('invoice'));
			await must('invoice', 'approve', { from: 0, id: ids.openInvoice });
			const bill = await created('bill');
			ids.bill = idOf('bill', bill);
			ids.billLine = String(rowsIn(bill.LineItems)[0]?.LineItemID);
			for (const category of await categories()) {
				// Two categories may be active, and the books begin with two.
				if (category.Name !== 'Region') await must('trackingCategory', 'delete', { from: 0, id: idOf('trackingCategory', category) });
				else [ids.category, ids.option] = [idOf('trackingCategory', category), String(rowsIn(category.Options)[0]?.TrackingOptionID)];
			}
		},
		operate: async (name, verb) => {
			const wish = await wishFor(name, verb);
			return { wish, outcomes: await perform(name, verb, wish) };
		},
	};
}
