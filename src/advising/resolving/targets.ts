import { nearest } from '../../checking/nearest';
import { knownAs, type Reference } from '../../checking/reference';
import { chartOf } from '../records/chart';
import type { Option } from '../coding/chart';

/** Kinds of mapping rows, by the list of the target that their values come from. */
const lists: Readonly<Record<string, 'account' | 'tax' | 'contact'>> = {
	account: 'account',
	paymentAccount: 'account',
	tax: 'tax',
	purchaseTax: 'tax',
	contact: 'contact',
};

/** What a mapping row of a kind may send to in an application; nothing where no list of it came in. Bank accounts take payments, and no lines. */
export function targetsOf(reference: Reference, app: string, kind: string): readonly Option[] {
	const list = Object.hasOwn(lists, kind) ? lists[kind] : undefined;
	const known = reference[knownAs(app)];
	if (!list || !known) return [];
	if (kind !== 'paymentAccount') return (chartOf(app, known, [])[list] ?? []).filter(({ isActive }) => isActive);
	const isBank = (type: unknown): boolean => ['BANK', 'bank', 'cash', 'credit_card'].includes(String(type));
	const banks = known.accounts.filter((row) => isBank(row['Type'] ?? row['account_type']));
	return banks.map((row) => ({
		value: String(row['Code'] || row['AccountID'] || row['account_id'] || ''),
		name: String(row['Name'] ?? row['account_name'] ?? ''),
		isActive: true,
	}));
}

/** Of several choices the one that is called so; else the one that is spelled most like it, where it is much alike. */
export function calledLike(name: string, options: readonly Option[]): { readonly option: Option; readonly isSame: boolean } | undefined {
	const plain = (text: string): string =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim();
	const wanted = plain(name);
	if (wanted === '') return undefined;
	const same = options.find((option) => plain(option.name) === wanted || plain(option.value) === wanted);
	if (same) return { option: same, isSame: true };
	const [near] = nearest(
		wanted,
		options.map((option) => plain(option.name)),
		1,
	);
	const words = new Set(wanted.split(' ').filter((word) => word.length > 3));
	const isLike = near !== undefined && near.split(' ').some((word) => words.has(word));
	const option = isLike ? options.find((one) => plain(one.name) === near) : undefined;
	return option ? { option, isSame: false } : undefined;
}
