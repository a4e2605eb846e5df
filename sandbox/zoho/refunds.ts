import type Big from 'big.js';
import type { Fields } from '../../src/apis/define';
import type { Answer, Asked, Row } from '../vendor';
import { recordIn, taken } from './incoming';
import { all, find, keep, need, newId, rowsIn, stamp, text, type Ledger, type Shelf } from './ledger';
import { refusal } from './refused';
import { big, cents } from './totals';

/** Money that goes back to a customer or comes back from a vendor, out of a credit or a payment. It is kept with what it comes out of. */
interface Refunding {
	readonly shelf: Shelf;
	readonly id: string;
	readonly refundId: string;
	readonly noun: string;
	/** How one refund is answered, and the key of many. */
	one(refund: Row): Row;
	readonly many: string;
	/** What a refund is sent with. */
	readonly inputs: Fields;
	/** The field that names where the money comes from or goes. */
	readonly account: string;
	readonly needs: readonly string[];
	/** How much may still be refunded. */
	left(holder: Row): Big;
	/** Refuses what cannot be refunded at all. */
	may?(holder: Row): void;
	/** The holder's number, which refunds show. */
	readonly number: string;
	readonly words: { readonly created: string; readonly updated: string; readonly deleted: string };
}

const accountOf = (ledger: Ledger, id: unknown): Row | undefined => find(ledger, 'chartofaccounts', id) ?? find(ledger, 'bankaccounts', id);

/** Answers what is asked of the refunds of a kind (https://www.zoho.com/books/api/v3/credit-notes/#refund-credit-note). */
export const refundsOf = (kind: Refunding) => {
	const { shelf, id, refundId, number, account } = kind;
	const shownOne = (ledger: Ledger, holder: Row, refund: Row): Row => ({
		refund_mode: '',
		reference_number: '',
		description: '',
		...Object.fromEntries(Object.entries(refund).filter(([, value]) => value !== undefined)),
		[id]: holder[id],
		[number]: holder[number],
		customer_name: text(find(ledger, 'contacts', holder.customer_id ?? holder.vendor_id)?.contact_name),
		[account.replace('_id', '_name')]: text(accountOf(ledger, refund[account])?.account_name),
		amount_fcy: refund.amount,
		amount_bcy: cents(big(refund.amount).times(big(refund.exchange_rate))).toNumber(),
	});

	const save = (ledger: Ledger, holder: Row, sent: Row, known?: Row): Row => {
		kind.may?.(holder);
		const refund: Row = { [refundId]: newId(ledger), exchange_rate: holder.exchange_rate, ...known, ...taken(kind.inputs, sent) };
		for (const name of kind.needs) if (text(refund[name]) === '') throw refusal.invalid(name);
		if (big(refund.amount).lte(0)) throw refusal.invalid('amount');
		if (text(refund[account]) !== '' && accountOf(ledger, refund[account]) === undefined) throw refusal.invalid(account);
		const others = rowsIn(holder.refunds).filter((one) => one !== known);
		if (big(refund.amount).gt(kind.left({ ...holder, refunds: others }))) throw refusal.rule('The amount is more than can be refunded.', 24016);
		keep(ledger, shelf, text(holder[id]), { ...holder, refunds: [...others, refund], last_modified_time: stamp(ledger) });
		return shownOne(ledger, holder, refund);
	};

	const said = (message: string, more: Row = {}): Answer => ({ status: 200, body: { code: 0, message, ...more } });
	const page = { page: 1, per_page: 200, has_more_page: false, sort_column: 'date', sort_order: 'D' };
	const shown = (ledger: Ledger, holder: Row): Row[] => rowsIn(holder.refunds).map((one) => shownOne(ledger, holder, one));

	/** Refunds of all holders, such as /creditnotes/refunds. */
	const everywhere = (ledger: Ledger, fits: (holder: Row) => boolean): Answer =>
		said('success', {
			[kind.many]: all(ledger, shelf)
				.filter(fits)
				.flatMap((holder) => shown(ledger, holder)),
			page_context: page,
		});

	const answer = (ledger: Ledger, asked: Asked, [holderId, part, known, ...more]: readonly string[]): Answer | undefined => {
		if (part !== 'refunds' || more.length > 0) return undefined;
		const holder = need(ledger, shelf, holderId, kind.noun);
		if (known === undefined) {
			if (asked.method === 'GET') return said('success', { [kind.many]: shown(ledger, holder), page_context: page });
			if (asked.method !== 'POST') throw refusal.wrongMethod();
			return said(kind.words.created, kind.one(save(ledger, holder, recordIn(asked))));
		}
		const refund = rowsIn(holder.refunds).find((one) => one[refundId] === known);
		if (refund === undefined) throw refusal.missing('Refund');
		if (asked.method === 'GET') return said('success', kind.one(shownOne(ledger, holder, refund)));
		if (asked.method === 'PUT') return said(kind.words.updated, kind.one(save(ledger, holder, recordIn(asked), refund)));
		if (asked.method !== 'DELETE') throw refusal.wrongMethod();
		const refunds = rowsIn(holder.refunds).filter((one) => one !== refund);
		keep(ledger, shelf, text(holder[id]), { ...holder, refunds, last_modified_time: stamp(ledger) });
		return said(kind.words.deleted);
	};
	return { answer, everywhere, shown };
};
