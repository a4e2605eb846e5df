import axios from 'axios';
import { AccountingApi, BankTransaction, Invoice, LineAmountTypes, type Contact, type LineItem } from 'xero-node';
import { startSandbox, type Sandbox } from '../../../sandbox/serve';
import { everyScope } from '../../../sandbox/xero/scopes';

/** Xero's own SDK as a customer of the sandbox: it was written by people who know Xero and nothing of our tables. */
export interface Customer {
	readonly sandbox: Sandbox;
	readonly api: AccountingApi;
	readonly tenant: string;
	/** The user's other organisation, which is in the UK. */
	readonly ukTenant: string;
	/** A contact to write documents to. */
	readonly contactID: string;
	/** An approved sales invoice over 115.00. */
	approved(more?: Partial<Invoice>): Promise<Invoice>;
	/** Money in the bank, or taken from it. */
	banked(more?: Partial<BankTransaction>): Promise<BankTransaction>;
}

/** Starts a sandbox before the tests of a file and lets time pass between them, so that no minute's limit is reached. */
export function customer(): Customer {
	const state: { sandbox?: Sandbox; tenant: string; ukTenant: string; contactID: string } = { tenant: '', ukTenant: '', contactID: '' };
	const api = new AccountingApi();
	beforeAll(async () => {
		const sandbox = (state.sandbox = await startSandbox());
		const { data: token } = await axios.post<{ access_token: string }>(`${sandbox.url}/_sandbox/tokens`, {
			vendor: 'xero',
			// Journals are not granted to everybody.
			scopes: [...everyScope, 'accounting.journals.read'],
		});
		api.basePath = `${sandbox.url}/xero/api.xro/2.0`;
		api.accessToken = token.access_token;
		const { data: connections } = await axios.get<Array<{ tenantId: string }>>(`${sandbox.url}/xero/connections`, {
			headers: { Authorization: `Bearer ${token.access_token}`, Accept: 'application/json' },
		});
		[state.tenant = '', state.ukTenant = ''] = connections.map(({ tenantId }) => tenantId);
		const { body } = await api.createContacts(state.tenant, {
			contacts: [{ name: 'Ana of the SDK', emailAddress: 'ana@example.com', contactNumber: 'sdk:1' }],
		});
		state.contactID = body.contacts![0]!.contactID!;
	});
	afterAll(async () => await state.sandbox?.close());
	beforeEach(() => state.sandbox?.clock.advance(30));
	return {
		api,
		get sandbox() {
			return state.sandbox!;
		},
		get tenant() {
			return state.tenant;
		},
		get ukTenant() {
			return state.ukTenant;
		},
		get contactID() {
			return state.contactID;
		},
		approved: async (more = {}) => {
			const invoices = [invoiceOf({ contactID: state.contactID }, { status: Invoice.StatusEnum.AUTHORISED, ...more })];
			return (await api.createInvoices(state.tenant, { invoices })).body.invoices![0]!;
		},
		banked: async (more = {}) => {
			const transaction: BankTransaction = {
				type: BankTransaction.TypeEnum.RECEIVE,
				contact: { contactID: state.contactID },
				bankAccount: { code: '090' },
				// At the bank, amounts include the tax where nothing is said.
				lineAmountTypes: LineAmountTypes.Exclusive,
				lineItems: [line(100)],
				date: '2026-03-31',
				...more,
			};
			return (await api.createBankTransactions(state.tenant, { bankTransactions: [transaction] })).body.bankTransactions![0]!;
		},
	};
}

export const line = (unitAmount: number, more: LineItem = {}): LineItem => ({
	description: 'Paper',
	quantity: 1,
	unitAmount,
	accountCode: '200',
	taxType: 'OUTPUT2',
	...more,
});

/** A line of what is bought. */
export const bought = (unitAmount: number, more: LineItem = {}): LineItem => line(unitAmount, { accountCode: '400', taxType: 'INPUT2', ...more });

export const invoiceOf = ({ contactID }: Pick<Contact, 'contactID'>, more: Partial<Invoice> = {}): Invoice => ({
	type: Invoice.TypeEnum.ACCREC,
	contact: { contactID },
	lineItems: [line(100)],
	date: '2026-03-31',
	dueDate: '2026-04-30',
	...more,
});

/** The day of a date as it stands in the model. */
export const dayOf = (date: string | undefined): string => new Date(String(date)).toISOString();

/** The status and body of the refusal; the SDK throws them as text. */
export async function refusal(asking: Promise<unknown>): Promise<{ statusCode: number; words: string }> {
	const error: unknown = await asking.then(
		() => {
			throw new Error('It was not refused');
		},
		(thrown: unknown) => thrown,
	);
	const words = typeof error === 'string' ? error : JSON.stringify(error);
	return { statusCode: Number(/"statusCode":\s*(\d+)/.exec(words)?.[1]), words };
}
