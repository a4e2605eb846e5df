import type { Row } from '../../sandbox/vendor';
import { seeded } from '../support/random';
import { rows } from './zohoCaller';
import { AUCKLAND, CHRISTCHURCH, storehouse, TODAY, type Storehouse } from './zohoInventoryCaller';

/**
 * Any sequence of what moves goods, whether Zoho takes or refuses each: afterwards the stock is what a plain count of the taken ones comes to, what lies at
 * the locations adds up, and no order is packed, shipped, received or returned beyond itself.
 */

/** What a person would write on a sheet of paper: pieces at each location and on their way, and pieces that confirmed orders still want. */
interface Sheet {
	readonly at: Record<string, number>;
	wanted: number;
}

class Store {
	readonly sheets = new Map<unknown, Sheet>();
	readonly items: Row[];
	readonly sales: Row[] = [];
	readonly purchases: Row[] = [];
	readonly packed: Array<{ pack: Row; order: Row }> = [];
	readonly shipped: Array<{ shipment: Row; pack: Row; order: Row }> = [];
	readonly returned: Array<{ back: Row; order: Row }> = [];
	readonly away: Array<{ transfer: Row; item: Row; quantity: number; to: string }> = [];
	taken = 0;
	refused = 0;

	constructor(
		readonly desk: Storehouse,
		readonly random: () => number,
	) {
		this.items = ['Jug', 'Cup', 'Tamper'].map((name) => {
			const [north, south] = [this.some(20), this.some(20)];
			const item = desk.item(name, north, south);
			this.sheets.set(item.item_id, { at: { [AUCKLAND]: north, [CHRISTCHURCH]: south }, wanted: 0 });
			return item;
		});
	}

	/** A whole number from 0 to below the limit. */
	some(limit: number): number {
		return Math.floor(this.random() * limit);
	}

	any<T>(of: readonly T[]): T | undefined {
		return of[this.some(of.length)];
	}

	sheet(item: unknown): Sheet {
		return this.sheets.get(item)!;
	}

	/** Does it, and notes what it changes if Zoho takes it. */
	attempt(does: () => Row | undefined, notes: (made: Row) => void): void {
		let made: Row | undefined;
		try {
			made = does();
		} catch {
			this.refused += 1;
			return;
		}
		if (made === undefined) return;
		this.taken += 1;
		notes(made);
	}

	/** Each line of the order with its quantity in a record below it. */
	each(order: Row, record: Row, key: string, does: (item: unknown, quantity: number) => void): void {
		for (const line of rows(record.line_items)) {
			const ordered = rows(order.line_items).find(({ line_item_id: id }) => id === line[key])!;
			does(ordered.item_id, Number(line.quantity));
		}
	}

	readonly steps: ReadonlyArray<() => void> = [
		() =>
			this.attempt(
				() => this.desk.order([this.items[0]!, 1 + this.some(9)], [this.any(this.items.slice(1))!, 1 + this.some(9)]),
				(order) => {
					this.sales.push(order);
					for (const line of rows(order.line_items)) this.sheet(line.item_id).wanted += Number(line.quantity);
				},
			),
		() => {
			const order = this.any(this.sales);
			this.attempt(
				() => order && this.desk.pack(order, this.some(7), this.some(7)),
				(pack) => this.packed.push({ pack, order: order! }),
			);
		},
		() => {
			const one = this.any(this.packed);
			this.attempt(
				() => one && this.desk.ship(one.order, one.pack),
				(shipment) => {
					this.shipped.push({ shipment, ...one! });
					this.each(one!.order, one!.pack, 'so_line_item_id', (item, quantity) => {
						this.sheet(item).at[AUCKLAND]! -= quantity;
						this.sheet(item).wanted -= quantity;
					});
				},
			);
		},
		() => {
			const one = this.any(this.shipped);
			this.attempt(
				() => one && this.desk.done('DELETE', `/shipmentorders/${String(one.shipment.shipment_id)}`),
				() => {
					this.shipped.splice(this.shipped.indexOf(one!), 1);
					this.each(one!.order, one!.pack, 'so_line_item_id', (item, quantity) => {
						this.sheet(item).at[AUCKLAND]! += quantity;
						this.sheet(item).wanted += quantity;
					});
				},
			);
		},
		() => {
			const one = this.any(this.shipped);
			this.attempt(
				() => {
					const line = one && this.any(rows(one.order.line_items));
					return (
						line &&
						this.desk.done(
							'POST',
							'/salesreturns',
							{ location_id: CHRISTCHURCH, line_items: [{ salesorder_item_id: line.line_item_id, item_id: line.item_id, quantity: 1 + this.some(5) }] },
							{ salesorder_id: String(one.order.salesorder_id) },
						)
					);
				},
				(back) => this.returned.push({ back, order: one!.order }),
			);
		},
		() => {
			const one = this.any(this.returned);
			this.attempt(
				() =>
					one &&
					this.desk.done(
						'POST',
						'/salesreturnreceives',
						{ line_items: rows(one.back.line_items).map(({ line_item_id }) => ({ line_item_id, quantity: 1 + this.some(3) })) },
						{ salesreturn_id: String(one.back.salesreturn_id) },
					),
				(receive) => this.each(one!.back, receive, 'line_item_id', (item, quantity) => void (this.sheet(item).at[CHRISTCHURCH]! += quantity)),
			);
		},
		() =>
			this.attempt(
				() => this.desk.buy([this.any(this.items)!, 1 + this.some(12)]),
				(order) => this.purchases.push(order),
			),
		() => {
			const order = this.any(this.purchases);
			this.attempt(
				() => order && this.desk.receive(order, 1 + this.some(8)),
				(receive) => this.each(order!, receive, 'line_item_id', (item, quantity) => void (this.sheet(item).at[AUCKLAND]! += quantity)),
			);
		},
		() => {
			const item = this.any(this.items)!;
			const location_id = this.any([AUCKLAND, CHRISTCHURCH])!;
			const line = { item_id: item.item_id, quantity_adjusted: this.some(13) - 6, location_id };
			const body = { date: TODAY, reason: 'Count', adjustment_type: 'quantity', line_items: [line] };
			this.attempt(
				() => this.desk.done('POST', '/inventoryadjustments', body),
				() => void (this.sheet(item.item_id).at[location_id]! += line.quantity_adjusted),
			);
		},
		() => {
			const item = this.any(this.items)!;
			const [from, to] = this.random() < 0.5 ? [AUCKLAND, CHRISTCHURCH] : [CHRISTCHURCH, AUCKLAND];
			const isByTheWay = this.random() < 0.5;
			const quantity = 1 + this.some(10);
			const body = {
				transfer_order_number: `TO-${this.random()}`,
				date: TODAY,
				from_location_id: from,
				to_location_id: to,
				is_intransit_order: isByTheWay,
				line_items: [{ item_id: item.item_id, name: item.name, quantity_transfer: quantity }],
			};
			this.attempt(
				() => this.desk.done('POST', '/transferorders', body),
				(transfer) => {
					this.sheet(item.item_id).at[from]! -= quantity;
					if (isByTheWay) this.away.push({ transfer, item, quantity, to });
					else this.sheet(item.item_id).at[to]! += quantity;
				},
			);
		},
		() => {
			const one = this.away.pop();
			this.attempt(
				() => one && this.desk.done('POST', `/transferorders/${String(one.transfer.transfer_order_id)}/markastransferred`, {}, { date: TODAY }),
				() => void (this.sheet(one!.item.item_id).at[one!.to]! += one!.quantity),
			);
		},
	];

	returnedOf(line: unknown): number {
		const back = this.returned.flatMap(({ back: one }) => rows(one.line_items)).filter(({ salesorder_item_id: id }) => id === line);
		return back.reduce((sum, { quantity }) => sum + Number(quantity), 0);
	}

	/** Everything that must be true at any time. */
	check(): void {
		for (const item of this.items) {
			const shown = this.desk.done('GET', `/items/${String(item.item_id)}`);
			const { at, wanted } = this.sheet(item.item_id);
			const here = Object.fromEntries(rows(shown.locations).map((one) => [one.location_id, one.location_available_stock]));
			expect(here).toEqual(at);
			expect(shown.available_stock).toBe(Object.values(at).reduce((sum, one) => sum + one, 0));
			expect(shown.committed_stock).toBe(wanted);
			expect(shown.actual_available_stock).toBe(Number(shown.available_stock) - wanted);
		}
		for (const { salesorder_id: id } of this.sales) {
			for (const line of rows(this.desk.done('GET', `/salesorders/${String(id)}`).line_items)) {
				const [ordered, packed, shipped] = [line.quantity, line.quantity_packed, line.quantity_shipped].map(Number) as [number, number, number];
				expect(0 <= shipped && shipped <= packed && packed <= ordered).toBe(true);
				expect(this.returnedOf(line.line_item_id)).toBeLessThanOrEqual(shipped);
			}
		}
		for (const { purchaseorder_id: id } of this.purchases) {
			for (const line of rows(this.desk.done('GET', `/purchaseorders/${String(id)}`).line_items)) {
				expect(Number(line.quantity_received)).toBeLessThanOrEqual(Number(line.quantity));
			}
		}
		for (const { back } of this.returned) {
			const { line_items: lines, salesreturnreceives: receives } = this.desk.done('GET', `/salesreturns/${String(back.salesreturn_id)}`);
			const came = rows(receives).flatMap((one) => rows(one.line_items).map(({ quantity }) => Number(quantity)));
			expect(came.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(Number(rows(lines)[0]!.quantity));
		}
	}
}

it.each([1, 2, 3, 4])('stock adds up, whatever happens (seed %i)', (seed) => {
	const random = seeded(seed);
	const store = new Store(storehouse(), random);
	for (let step = 0; step < 120; step += 1) {
		store.any(store.steps)!();
		if (step % 10 === 9) store.check();
	}
	// Neither is the exception.
	expect(store.taken).toBeGreaterThan(40);
	expect(store.refused).toBeGreaterThan(5);
});
