import type { Buyer, Goods, Sale, SaleLine } from './sale';

/** A shop's days, repeatable by chance. */

/** From 0 up to, not including, 1. */
export type Luck = () => number;

export interface Trade {
	readonly orders: number;
	readonly refunds: number;
	/** How many are cancelled before anybody pays. */
	readonly cancellations?: number;
	readonly currency: string;
	readonly inclusive: boolean;
	readonly rate: number;
	readonly tax: string;
	readonly goods: readonly Goods[];
	readonly began: number;
	readonly firstId: number;
	readonly country?: string;
	readonly gateway: string;
}

const firsts = ['Ana', 'Ben', 'Chloé', 'Dinesh', 'Emre', 'Fiona', 'Göran', 'Hana', 'Ivo', 'Jun'];
const lasts = ['Smith', 'Ngata', "O'Brien", 'Müller', 'Kaur', 'Tan', 'Silva', 'de Vries'];
const companies = ['', '', '', 'Harbour Cafe Ltd', 'Roast & Co'];
const cities = ['Auckland', 'Wellington', 'Nelson', 'Dunedin'];

export const trade = (luck: Luck, asked: Trade): Sale[] => {
	const int = (low: number, high: number): number => low + Math.floor(luck() * (high - low + 1));
	const of = <T>(all: readonly T[]): T => all[int(0, all.length - 1)]!;
	const buyer = (): Buyer => {
		const [first, last, company] = [of(firsts), of(lasts), of(companies)];
		const name = `${first}.${last}`.normalize('NFD').replace(/[^A-Za-z.]/g, '');
		return {
			id: asked.firstId + firsts.indexOf(first) * 100 + lasts.indexOf(last),
			first,
			last,
			company,
			email: `${name.toLowerCase()}@${company ? 'work' : 'home'}.example`,
			city: of(cities),
			country: asked.country ?? 'NZ',
		};
	};
	const line = (): SaleLine => {
		const goods = of(asked.goods);
		const quantity = int(1, 3);
		return { ...goods, quantity, discount: luck() < 0.3 ? int(1, Math.floor((goods.cents * quantity) / 3)) : 0, rate: luck() < 0.15 ? 0 : asked.rate };
	};
	return Array.from({ length: asked.orders }, (_, index): Sale => {
		const lines = Array.from({ length: int(1, 3) }, line);
		const withRefund = index < asked.refunds;
		const isCancelled = !withRefund && index < asked.refunds + (asked.cancellations ?? 0);
		return {
			id: asked.firstId + index,
			number: 1001 + index,
			at: asked.began + index * 97_000,
			currency: asked.currency,
			inclusive: asked.inclusive,
			tax: asked.tax,
			buyer: buyer(),
			lines,
			shipping: luck() < 0.7 ? int(300, 1500) : 0,
			shippingRate: asked.rate,
			tip: 0,
			gateway: asked.gateway,
			...(isCancelled ? { cancelled: 3600 } : { paid: int(1, 600) }),
			...(withRefund
				? {
						refund: {
							id: asked.firstId + 500_000 + index,
							after: 86_400 + index,
							back: index % 3 === 0 ? lines.map(({ quantity }, at) => ({ line: at, quantity })) : [{ line: 0, quantity: 1 }],
							withShipping: index % 3 === 0,
						},
					}
				: {}),
		};
	});
};
