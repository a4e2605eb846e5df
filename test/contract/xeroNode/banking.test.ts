import { BankTransaction, type BankTransfer } from 'xero-node';
import { bought, customer, refusal } from './customer';

/** Money in the bank, asked for by Xero's own SDK. */

const sdk = customer();

describe('bank transactions', () => {
	it('are booked at once, changed, listed and deleted', async () => {
		const spent = await sdk.banked({ type: BankTransaction.TypeEnum.SPEND, lineItems: [bought(60)], reference: 'sdk coffee' });
		expect(spent).toMatchObject({ status: BankTransaction.StatusEnum.AUTHORISED, subTotal: 60, totalTax: 9, total: 69, isReconciled: false });
		const id = spent.bankTransactionID!;
		const whole = {
			type: spent.type,
			bankAccount: { code: '090' },
			lineItems: [{ ...bought(60), lineItemID: spent.lineItems[0]!.lineItemID, unitAmount: 80 }],
		};
		const { body: changed } = await sdk.api.updateBankTransaction(sdk.tenant, id, { bankTransactions: [whole] });
		expect(changed.bankTransactions![0]).toMatchObject({ total: 92, reference: 'sdk coffee' });
		expect((await sdk.api.getBankTransaction(sdk.tenant, id)).body.bankTransactions![0]!.lineItems).toHaveLength(1);
		const { body: listed } = await sdk.api.getBankTransactions(sdk.tenant, undefined, 'Type=="SPEND" AND Reference=="sdk coffee"', undefined, 1);
		expect(listed.bankTransactions!.map(({ bankTransactionID }) => bankTransactionID)).toEqual([id]);
		const gone = { bankTransactions: [{ ...whole, bankTransactionID: id, status: BankTransaction.StatusEnum.DELETED }] };
		expect((await sdk.api.updateOrCreateBankTransactions(sdk.tenant, gone)).body.bankTransactions![0]!.status).toBe('DELETED');
	});

	it('need an account of a bank', async () => {
		expect((await refusal(sdk.banked({ bankAccount: { code: '200' } }))).statusCode).toBe(400);
	});
});

describe('bank transfers', () => {
	it('move money, are read and listed, and hidden once deleted', async () => {
		const transfer: BankTransfer = {
			fromBankAccount: { code: '090' },
			toBankAccount: { code: '091' },
			amount: 25,
			date: '2026-04-02',
			reference: 'sdk savings',
		};
		const { body } = await sdk.api.createBankTransfer(sdk.tenant, { bankTransfers: [transfer] });
		const { bankTransferID, ...made } = body.bankTransfers![0]!;
		expect(made).toMatchObject({ amount: 25 });
		expect((await sdk.api.getBankTransfer(sdk.tenant, bankTransferID!)).body.bankTransfers![0]).toMatchObject({ amount: 25, reference: 'sdk savings' });
		const ids = async (includeDeleted?: boolean) =>
			(await sdk.api.getBankTransfers(sdk.tenant, undefined, undefined, undefined, includeDeleted)).body.bankTransfers!.map((each) => each.bankTransferID);
		expect(await ids()).toContain(bankTransferID);
		await sdk.api.deleteBankTransfer(sdk.tenant, bankTransferID!, { status: 'DELETED' });
		expect(await ids()).not.toContain(bankTransferID);
		expect(await ids(true)).toContain(bankTransferID);
	});
});
