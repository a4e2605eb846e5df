import type { ZohoVendor } from '../../sandbox/zoho';
import type { Operation, Resource } from '../../src/apis/define';
import { isRow, type Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import { conversations } from '../../src/wire/conversations';
import { drive } from './drive';
import { financeInside } from './operatingFinance';
import type { Operator } from './operating';
import { sampleRecord, sampleRow } from './sample';

/** Carries out any operation of Books' banking, accounting, time and settings on a record that is made for it. */

export const accountResources = [
	'account',
	'bankAccount',
	'bankRule',
	'bankTransaction',
	'currency',
	'customModule',
	'item',
	'journal',
	'location',
	'priceList',
	'project',
	'reportingTag',
	'task',
	'tax',
	'taxAuthority',
	'taxExemption',
	'taxGroup',
	'timeEntry',
	'user',
] as const;

const DAY = '2026-03-31';
const FILE = { name: 'Receipt 1.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46]) };
const [NZD, GST, SALES, SUPPLIES, BANK, STOCK] = [
	'460000000000001001',
	'460000000000002001',
	'460000000000003001',
	'460000000000003008',
	'460000000000003011',
	'460000000000003017',
];
const [CAFE, VENDOR, PLACE, PROJECT, MERE, LUCY, MODULE] = [
	'460000000038001000',
	'460000000038051000',
	'460000000000041001',
	'460000000000020001',
	'460000000000012001',
	'460000000000012002',
	'cm_debtor',
];

/** What links and the like must be, wherever they stand; `undefined` leaves the field out. */
const common: Row = {
	account_id: SALES,
	account_ids: BANK,
	contact_id: CAFE,
	currency_id: NZD,
	customer_id: CAFE,
	exchange_rate: undefined,
	from_account_id: SALES,
	inventory_account_id: STOCK,
	location_id: PLACE,
	module_api_name: MODULE,
	owner_id: MERE,
	paid_through_account_id: BANK,
	project_id: PROJECT,
	purchase_account_id: SUPPLIES,
	purchase_tax_expense_account_id: SUPPLIES,
	tax_id: GST,
	to_account_id: BANK,
	user_id: MERE,
	vendor_id: VENDOR,
	...Object.fromEntries(
		[
			...['criteria_id', 'custom_fields', 'customfield_id', 'initial_stock_rate', 'item_id', 'line_id', 'line_item_id', 'locations', 'option_id'],
			...['parent_account_id', 'parent_location_id', 'pricebook_item_id', 'purchase_tax_exemption_id', 'tags', 'tax_authority_id', 'tax_exemption_id'],
			...['user_ids', 'users', 'related_entity_id', 'related_entity_type', 'task_number', 'start_timer', 'begin_time', 'end_time', 'children'],
		].map((name) => [name, undefined]),
	),
};

const over = (value: unknown, known: Row): unknown => {
	if (Array.isArray(value)) return value.map((one) => over(one, known));
	if (!isRow(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => !(name in known) || known[name] !== undefined)
			.map(([name, one]) => [name, name in known ? known[name] : over(one, known)]),
	);
};

/** What must agree with something else, by resource. */
const fits: Readonly<Record<string, (serial: number, ids: Row) => Row>> = {
	account: (serial) => ({ account_name: `Account ${serial}`, account_code: `A${serial}`, account_type: 'expense' }),
	bankAccount: (serial) => ({ account_name: `Bank ${serial}`, account_code: `B${serial}`, account_type: 'bank' }),
	bankRule: (serial) => ({ rule_name: `Rule ${serial}` }),
	currency: (serial) => ({ currency_code: `C${serial}`, currency_symbol: 'C' }),
	item: (serial) => ({ name: `Item ${serial}`, sku: `I-${serial}` }),
	journal: (serial) => ({
		reference_number: `J-${serial}`,
		status: 'draft',
		line_items: [
			{ account_id: SUPPLIES, debit_or_credit: 'debit', amount: '12.50' },
			{ account_id: BANK, debit_or_credit: 'credit', amount: '12.50' },
		],
	}),
	location: (serial) => ({ location_name: `Location ${serial}` }),
	priceList: (serial, ids) => ({ name: `Prices ${serial}`, pricebook_items: [{ item_id: ids.item, pricebook_rate: '9' }] }),
	project: (serial) => ({ project_name: `Project ${serial}`, tasks: [{ task_name: `Task ${serial}`, rate: '10' }] }),
	reportingTag: (serial) => ({ tag_name: `Tag ${serial}` }),
	tax: (serial) => ({ tax_name: `Tax ${serial}`, tax_type: 'tax' }),
	taxAuthority: (serial) => ({ tax_authority_name: `Authority ${serial}` }),
	taxExemption: (serial) => ({ tax_exemption_code: `E${serial}` }),
	taxGroup: (serial) => ({ tax_group_name: `Taxes ${serial}`, taxes: GST }),
	timeEntry: (_, ids) => ({ task_id: ids.task, log_time: '01:30' }),
	user: (serial) => ({ name: `User ${serial}`, email: `user${serial}@kowhai.example` }),
};

/** What a record must have become before. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
	'bankTransaction.restore': ['exclude'],
	'bankTransaction.uncategorize': ['categorize'],
	'bankTransaction.unmatch': ['match'],
	'journal.approve': ['submit'],
	'journal.reject': ['submit'],
	'journal.reverse': ['publish'],
	'timeEntry.getTimer': ['startTimer'],
	'timeEntry.stopTimer': ['startTimer'],
};

/** What is done to a line of a bank statement. */
const ofLine = (verb: string): boolean => /^(categorize|uncategorize|match|unmatch|getMatches|exclude|restore)/.test(verb);

export const accountOperator = (zoho: ZohoVendor): Operator => {
	const line = financeInside('zohoBooks', zoho);
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
	const recordFor = (name: string, isUpdate = false): Row => {
		const sample = over(sampleRecord(resourceOf(name)), { ...common, [resourceOf(name).id]: undefined }) as Row;
		const own = fits[name]?.(serial++, ids) ?? {};
		// Rows would be there twice, and what a currency is does not change.
		const kept = isUpdate ? ['tasks', 'pricebook_items', 'line_items', 'currency_code'] : [];
		return Object.fromEntries(Object.entries({ ...sample, ...own }).filter(([field, value]) => value !== undefined && !kept.includes(field)));
	};

	/** Inviting somebody, and importing a statement, answer with words alone. */
	const newest = async (name: string, filters: Row = {}): Promise<Row> => {
		const outcomes = await perform(name, 'getMany', { from: 0, filters });
		const rows = outcomes.flatMap(({ record }) => (record ? [record] : []));
		return rows.reduce((last, row) => (String(row[resourceOf(name).id]) > String(last[resourceOf(name).id] ?? '') ? row : last), {});
	};
	const statementLine = async (debit_or_credit: string): Promise<string> => {
		const transactions = [{ date: DAY, debit_or_credit, amount: '0.10' }];
		await must('bankAccount', 'importStatement', { from: 0, inputs: { account_id: BANK, transactions } });
		return String((await newest('bankTransaction', { status: 'uncategorized' })).transaction_id);
	};
	const inputsOfModule = { module_api_name: MODULE };

	const created = async (name: string, verb: string): Promise<string> => {
		if (name === 'bankTransaction' && ofLine(verb))
			return await statementLine(/CustomerPayment$|VendorCredit|VendorPaymentRefund|match|Match/.test(verb) ? 'credit' : 'debit');
		if (name === 'bankAccount' && /Statement$/.test(verb)) return BANK;
		const record = await must(name, 'create', { from: 0, record: recordFor(name), ...(name === 'customModule' ? { inputs: inputsOfModule } : {}) });
		return String((name === 'user' ? await newest(name) : record)[resourceOf(name).id]);
	};

	const payment = async (): Promise<Row> =>
		await must('customerPayment', 'create', {
			from: 0,
			record: { customer_id: CAFE, payment_mode: 'cash', amount: '0.10', date: DAY, account_id: BANK },
		});
	const documentLine = [{ name: 'Paper', rate: '10', quantity: '1', account_id: SALES }];
	const part = async (name: string, id: string | undefined, verb: string, inputs: Row, key: string): Promise<Row> => ({
		[key]: (await must(name, verb, { from: 0, id, inputs }))[key],
	});

	/** Inputs that name what must be there, or that must agree. */
	const special: Readonly<Record<string, (id: string | undefined, given: Row) => Promise<Row>>> = {
		'account.getTransactions': async () => await Promise.resolve({ account_id: BANK }),
		'bankAccount.importStatement': async (_, given) => await Promise.resolve({ ...given, account_id: BANK }),
		'bankAccount.deleteLastStatement': async (id) => {
			await statementLine('credit');
			const [statement] = await perform('bankAccount', 'getLastStatement', { from: 0, id });
			return { statement_id: statement?.record?.statement_id };
		},
		'bankTransaction.getMatches': async () => {
			await payment();
			return { show_all_transactions: true };
		},
		'bankTransaction.match': async () => ({
			transactions_to_be_matched: [{ transaction_id: (await payment()).payment_id, transaction_type: 'customer_payment' }],
		}),
		'bankTransaction.categorize': async () =>
			await Promise.resolve({ transaction_type: 'owner_drawings', from_account_id: BANK, to_account_id: SUPPLIES, description: 'Fees' }),
		'bankTransaction.categorizeAsExpense': async () => await Promise.resolve({ account_id: SUPPLIES, description: 'Paper' }),
		'bankTransaction.categorizeAsCustomerPayment': async () => await Promise.resolve({ customer_id: CAFE, payment_mode: 'cash' }),
		'bankTransaction.categorizeAsVendorPayment': async () => await Promise.resolve({ vendor_id: VENDOR, payment_mode: 'cash' }),
		'bankTransaction.categorizeAsCreditNoteRefund': async () => {
			const note = await must('creditNote', 'create', { from: 0, record: { customer_id: CAFE, date: DAY, line_items: documentLine } });
			return { creditnote_id: note.creditnote_id, date: DAY, from_account_id: BANK };
		},
		'bankTransaction.categorizeAsVendorCreditRefund': async () => {
			const credit = await must('vendorCredit', 'create', { from: 0, record: { vendor_id: VENDOR, date: DAY, line_items: documentLine } });
			return { vendor_credit_id: credit.vendor_credit_id, date: DAY, account_id: BANK };
		},
		'bankTransaction.categorizeAsCustomerPaymentRefund': async () => await Promise.resolve({ date: DAY, amount: '0.10', from_account_id: BANK }),
		'bankTransaction.categorizeAsVendorPaymentRefund': async () => {
			const paid = await must('vendorPayment', 'create', { from: 0, record: { vendor_id: VENDOR, amount: '5', date: DAY, paid_through_account_id: BANK } });
			return { vendorpayment_id: paid.payment_id, date: DAY, amount: '0.10', to_account_id: BANK };
		},
		'currency.updateExchangeRate': async (id, given) => ({
			...given,
			...(await part('currency', id, 'addExchangeRate', { effective_date: DAY, rate: '2' }, 'exchange_rate_id')),
		}),
		'currency.deleteExchangeRate': async (id) => await part('currency', id, 'addExchangeRate', { effective_date: DAY, rate: '2' }, 'exchange_rate_id'),
		'journal.reverse': async () => await Promise.resolve({ reversal_date: DAY, is_reversal_scheduled: 'false' }),
		'project.updateTask': async (id, given) => ({ ...given, ...(await part('project', id, 'addTask', { task_name: 'More' }, 'task_id')) }),
		'project.deleteTask': async (id) => await part('project', id, 'addTask', { task_name: 'More' }, 'task_id'),
		'project.addUsers': async () => await Promise.resolve({ users: [{ user_id: LUCY }], cost_rate: '10' }),
		'project.deleteUser': async () => await Promise.resolve({ user_id: MERE }),
		'reportingTag.getOptions': async () => await Promise.resolve({ tag_id: '460000000000014001' }),
		'task.setCompletion': async () => await Promise.resolve({ completion_percentage: 50 }),
	};

	const inputsFor = async (name: string, verb: string, { inputs = {}, does }: Operation, id: string | undefined): Promise<Row> => {
		if (name === 'customModule') return inputsOfModule;
		const given = over(sampleRow(inputs), common) as Row;
		const own = special[`${name}.${verb}`];
		if (own) return await own(id, given);
		if (verb === 'deleteComment') return { comment_id: (await must(name, 'addComment', { from: 0, id, inputs: { description: 'Why?' } })).comment_id };
		return does === 'upsert' ? {} : given;
	};

	const wishFor: Operator['wishFor'] = async (name, verb) => {
		const operation = resourceOf(name).operations[verb]!;
		const { does, path } = operation;
		const isNew = does === 'create' || does === 'upsert';
		const steps = FIRST[`${name}.${verb}`] ?? [];
		const id = isNew || !(path.includes('{id}') || steps.length) ? undefined : await created(name, verb);
		for (const first of steps) {
			const before = resourceOf(name).operations[first]!;
			await must(name, first, { from: 0, id, ...(before.inputs ? { inputs: await inputsFor(name, first, before, id) } : {}) });
		}
		return {
			from: 0,
			...(id === undefined ? {} : { id }),
			...(isNew || does === 'update' ? { record: recordFor(name, does === 'update') } : {}),
			...(does === 'upload' ? { file: FILE } : {}),
			...(operation.inputs ? { inputs: await inputsFor(name, verb, operation, id) } : {}),
		};
	};

	return {
		line,
		perform,
		wishFor,
		prepare: async () => {
			ids.item = await created('item', '');
			const [task] = await perform('project', 'getTasks', { from: 0, id: PROJECT });
			ids.task = task?.record?.task_id;
		},
		operate: async (name, verb) => {
			const wish = await wishFor(name, verb);
			const outcomes = await perform(name, verb, wish);
			// One timer runs at a time.
			if (verb === 'startTimer' || verb === 'getTimer') await must('timeEntry', 'stopTimer', { from: 0 });
			return { wish, outcomes };
		},
	};
};
