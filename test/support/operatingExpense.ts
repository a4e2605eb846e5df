import { zohoOrganization, type ZohoVendor } from '../../sandbox/zoho';
import type { Operation, Resource } from '../../src/apis/define';
import { rowsIn, type Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import type { Outcome } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { drive, type Line } from './drive';
import { laidOver } from './fitting';
import type { Operator } from './operating';
import { sampleRecord, sampleRow } from './sample';

/** Carries out any operation of Expense's tables on a record that is made for it, with a value in every field. */

const left = undefined;
const [MERE, LUCY] = ['460000000000012001', '460000000000012002'];
const [NZD, GST, TAXI, CAFE, BANK] = ['460000000000001001', '460000000000002001', '460000000000032003', '460000000038001000', '460000000000003011'];
const customFields = [{ customfield_id: left, api_name: left, value: 'North' }];
const FILE = { name: 'Receipt 1.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46]) };

/** Sample values know the kinds of the fields only. What must exist, or must agree, is said here. */
const fits: Readonly<Record<string, (serial: number, ids: Row) => Row>> = {
	advance: () => ({ user_id: LUCY, paid_through_account_id: BANK, report_id: left, trip_id: left, custom_fields: left }),
	currency: (serial) => ({ currency_code: `C${serial}`, currency_symbol: '$' }),
	customer: (serial) => ({ contact_name: `Customer ${serial}`, custom_fields: left }),
	expense: (_, ids) => ({
		line_items: [{ line_item_id: left, category_id: TAXI, tax_id: GST, tags: left }],
		exchange_rate: left,
		merchant_id: ids.merchant,
		paid_through_account_id: BANK,
		project_id: ids.project,
		report_id: left,
		mileage_type: 'non_mileage',
		attendees: [{ attendee_id: left, user_id: LUCY }],
		custom_fields: [{ ...customFields[0], customfield_id: '460000000000034002' }],
	}),
	expenseCategory: (serial) => ({ category_name: `Category ${serial}`, parent_account_id: TAXI }),
	expenseReport: (_, ids) => ({
		project_id: ids.project,
		expenses: [{ expense_id: ids.expense }],
		tags: left,
		custom_fields: [{ ...customFields[0], customfield_id: '460000000000034001' }],
	}),
	merchant: (serial) => ({ merchant_name: `Merchant ${serial}` }),
	project: (serial) => ({ project_name: `Project ${serial}`, project_head_id: MERE, users: [{ user_id: LUCY }], custom_fields: left }),
	reportingTag: (serial) => ({
		tag_name: `Tag ${serial}`,
		entities: [{ entity_name: 'customers' }],
		multi_preference_entities: { preference: 'line_item', entities: [{ entity_name: 'Sales' }] },
	}),
	tax: (serial) => ({ tax_name: `Tax ${serial}` }),
	trip: (serial, ids) => ({ trip_number: `T-${serial}`, project_id: ids.project, attendees: [{ attendee_id: left, user_id: LUCY }], custom_fields: left }),
	user: (serial) => ({ email: `user${serial}@kowhai.example`, default_approver_id: MERE, custom_fields: left }),
};

/** What a record must have become before. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
	...Object.fromEntries(
		['advance', 'expenseReport', 'trip'].flatMap((name) => ['approve', 'reject', 'recall', 'forward'].map((verb) => [`${name}.${verb}`, ['submit']])),
	),
	'trip.close': ['submit', 'approve'],
	'expenseReport.reimburse': ['submit', 'approve'],
	'expenseReport.cancelReimbursement': ['submit', 'approve', 'reimburse'],
	'expenseReport.getApprovalHistory': ['submit'],
	'expense.getComments': ['addComment'],
	'expenseReport.getComments': ['addComment'],
	...Object.fromEntries(
		['advance', 'expenseReport'].flatMap((name) => ['download', 'delete'].map((verb) => [`${name}.${verb}Attachment`, ['uploadAttachment']])),
	),
	...Object.fromEntries(['downloadReceipt', 'deleteReceipt', 'downloadDocument', 'deleteDocument'].map((verb) => [`expense.${verb}`, ['uploadReceipt']])),
};

/** What an update cannot change. */
const FIXED: Readonly<Record<string, Row>> = { currency: { currency_code: left } };

export const expenseOperator = (line: Line, zoho: ZohoVendor): Operator => {
	let serial = 100;
	const ids: Row = {};
	const resourceOf = (name: string): Resource => line.resources[name]!;

	const perform: Operator['perform'] = async (name, verb, wish) => {
		const resource = resourceOf(name);
		const operation = resource.operations[verb]!;
		return await drive(line, conversations[operation.does](line.dialect, { resource, operation, resources: line.resources, run: `run-${serial++}` }, [wish]));
	};
	const must = async (name: string, verb: string, wish: Wish): Promise<Outcome> => {
		const [outcome] = await perform(name, verb, wish);
		if (!outcome || outcome.failure) throw new Error(`${name}.${verb}: ${JSON.stringify(outcome?.failure)}`);
		return outcome;
	};
	const shared = { currency_id: NZD, customer_id: CAFE, exchange_rate: left };
	const recordFor = (name: string): Row => {
		const sample = sampleRecord(resourceOf(name));
		const own = Object.fromEntries(Object.entries(shared).filter(([field]) => field in sample));
		return laidOver(sample, { ...own, [resourceOf(name).id]: left, ...fits[name]?.(serial++, ids) }) as Row;
	};
	const created = async (name: string): Promise<string> => {
		if (name === 'taxGroup') return String(zoho.seed({ tax_groups: [{ tax_group_name: `Group ${serial++}`, taxes: GST }] }).tax_groups![0]!.tax_group_id);
		if (name === 'organization') return zohoOrganization.id;
		if (name === 'expenseReport') ids.expense = await created('expense');
		const { record } = await must(name, 'create', { from: 0, record: recordFor(name) });
		return String(record![resourceOf(name).id]);
	};

	const inputsFor = async (name: string, verb: string, { inputs = {} }: Operation, id: string | undefined): Promise<Row> => {
		const given: Row = { ...sampleRow(inputs), ...('approver_id' in inputs ? { approver_id: LUCY } : {}) };
		if (verb === 'merge') return { duplicate_expense_id: await created('expense') };
		if (verb === 'reimburse') return { ...given, account_id: BANK, currency_id: NZD };
		if (verb === 'addExpenses') return { expenses: [{ expense_id: await created('expense') }] };
		if (verb === 'removeExpense') return { expense_id: ids.expense };
		if (verb === 'assignRole') return { role_id: '460000000000036002' };
		if (verb === 'deleteComment') return { comment_id: (await must(name, 'addComment', { from: 0, id, inputs: { description: 'Why?' } })).record?.comment_id };
		if (verb.endsWith('Document')) return { document_id: rowsIn((await must(name, 'get', { from: 0, id })).record?.documents)[0]?.document_id };
		if (verb === 'getOptions') return { tag_id: '460000000000014001' };
		if (verb === 'setOptions') return { options: [{ option_name: 'North' }] };
		return given;
	};

	const wishFor: Operator['wishFor'] = async (name, verb) => {
		const operation = resourceOf(name).operations[verb]!;
		const { does, path } = operation;
		const isNew = does === 'create' || does === 'upsert';
		if (isNew && name === 'expenseReport') ids.expense = await created('expense');
		const id = isNew || !path.includes('{id}') ? undefined : await created(name);
		for (const before of FIRST[`${name}.${verb}`] ?? []) {
			const inputs = await inputsFor(name, before, resourceOf(name).operations[before]!, id);
			await must(name, before, { from: 0, id, inputs, file: FILE });
		}
		if (verb === 'downloadReceipts') await must('expense', 'uploadReceipt', { from: 0, id: String(ids.expense), file: FILE });
		return {
			from: 0,
			...(id === undefined ? {} : { id }),
			...(isNew || does === 'update' ? { record: laidOver(recordFor(name), does === 'update' ? (FIXED[name] ?? {}) : {}) as Row } : {}),
			...(does === 'upload' ? { file: FILE } : {}),
			...(operation.inputs ? { inputs: await inputsFor(name, verb, operation, id) } : {}),
		};
	};

	return {
		line,
		perform,
		wishFor,
		prepare: async () => {
			ids.merchant = await created('merchant');
			ids.project = await created('project');
		},
		operate: async (name, verb) => {
			const wish = await wishFor(name, verb);
			return { wish, outcomes: await perform(name, verb, wish) };
		},
	};
};
