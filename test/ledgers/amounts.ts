/** Money in whole numbers only, so that nothing is shared with the code under test. */

export { divide } from '../mapping/booksInvoices';

export const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
export const money = (cents: bigint): number => Number(cents) / 100;

/** A hundred percent in the thousandths of a percent that taxes are counted in. */
export const WHOLE = 100_000n;
