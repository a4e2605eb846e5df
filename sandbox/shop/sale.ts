/** What happens in a shop. All money is whole cents, and every sum is reckoned here and nowhere else: what comes of it elsewhere is held against it. */

export interface Goods {
	readonly sku: string;
	readonly title: string;
	readonly cents: number;
}

export interface SaleLine extends Goods {
	readonly quantity: number;
	/** Off the whole line. */
	readonly discount: number;
	/** Percent; nothing where it is not taxed. */
	readonly rate: number;
}

export interface Buyer {
	readonly id: number;
	readonly first: string;
	readonly last: string;
	readonly email: string;
	readonly company: string;
	readonly city: string;
	readonly country: string;
}

export interface SaleRefund {
	readonly id: number;
	/** Seconds after the sale. */
	readonly after: number;
	/** How many of which line. */
	readonly back: readonly { readonly line: number; readonly quantity: number }[];
	readonly withShipping: boolean;
}

export interface Sale {
	readonly id: number;
	readonly number: number;
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly currency: string;
	/** Prices include tax. */
	readonly inclusive: boolean;
	/** What the tax is called. */
	readonly tax: string;
	readonly buyer: Buyer;
	readonly lines: readonly SaleLine[];
	readonly shipping: number;
	readonly shippingRate: number;
	readonly tip: number;
	readonly gateway: string;
	/** Seconds after the sale; nothing where nobody pays. */
	readonly paid?: number;
	readonly cancelled?: number;
	readonly refund?: SaleRefund;
}

export const amountOf = ({ cents, quantity, discount }: SaleLine): number => cents * quantity - discount;

const share = (cents: number, rate: number, whole: number): number => Math.floor((2 * cents * rate + whole) / (2 * whole));

/** Halves up. */
export const taxOn = (cents: number, rate: number, inclusive: boolean): number => share(cents, rate, inclusive ? 100 + rate : 100);

export const taxOf = (sale: Sale): number =>
	sale.lines.reduce((all, line) => all + taxOn(amountOf(line), line.rate, sale.inclusive), 0) + taxOn(sale.shipping, sale.shippingRate, sale.inclusive);

const pricesOf = (sale: Sale): number => sale.lines.reduce((all, line) => all + amountOf(line), 0) + sale.shipping + sale.tip;

export const totalOf = (sale: Sale): number => pricesOf(sale) + (sale.inclusive ? 0 : taxOf(sale));

/** What pieces of a line came to, as prices are. */
export const piecesOf = (line: SaleLine, quantity: number): number => share(amountOf(line), quantity, line.quantity);

/** What goes back, with its tax. */
export const refundedOf = (sale: Sale): number => {
	if (!sale.refund) return 0;
	const { back, withShipping } = sale.refund;
	const parts = back.map(({ line, quantity }) => ({ cents: piecesOf(sale.lines[line]!, quantity), rate: sale.lines[line]!.rate }));
	const all = [...parts, ...(withShipping ? [{ cents: sale.shipping, rate: sale.shippingRate }] : [])];
	return all.reduce((sum, { cents, rate }) => sum + cents + (sale.inclusive ? 0 : taxOn(cents, rate, false)), 0);
};

/** The tax in what goes back. */
export const refundTaxOf = (sale: Sale): number => {
	if (!sale.refund) return 0;
	const lines = sale.refund.back.map(({ line, quantity }) => taxOn(piecesOf(sale.lines[line]!, quantity), sale.lines[line]!.rate, sale.inclusive));
	const shipping = sale.refund.withShipping ? taxOn(sale.shipping, sale.shippingRate, sale.inclusive) : 0;
	return lines.reduce((all, tax) => all + tax, shipping);
};

/** What the shop has of it in the end. */
export const keptOf = (sale: Sale): number => (sale.paid === undefined ? 0 : totalOf(sale) - refundedOf(sale));

export const written = (cents: number): string =>
	`${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
