import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Issue } from '../../src/failure';
import { isRow, SYNC } from '../../src/record';
import type { Order } from '../../src/shop/order';
import { isKnownOrder, keysIn } from '../../src/shop/seen';
import { ledgerOf, placeOf, store } from '../shared/memory';
import { whenOver } from '../shared/runEnd';
import { OrderTurns } from './turns';

const turns = new OrderTurns();

const orderIn = ({ json }: INodeExecutionData): Order | undefined => (isRow(json['order']) ? (json['order'] as unknown as Order) : undefined);

/**
 * Runs on what a shop's call brought: waits until what is being done about the same order is done, then drops what was seen and what is older than what was seen. A
 * shop tells of one order several times within a second, and in any order.
 */
export async function complete(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	// Whoever tries it out wants to see what came, as often as they like.
	const isTest = context.getMode() === 'manual';
	const orders = items.flatMap((item) => orderIn(item) ?? []);
	if (!isTest)
		await turns.wait(
			orders.map(({ reference }) => `${placeOf(context)} ${reference}`),
			(over) => whenOver(context, over),
		);
	const known = ledgerOf(context);
	const fresh = items.filter((item) => {
		const order = orderIn(item);
		return order && (isTest || !isKnownOrder(known, order));
	});
	if (!isTest) {
		const seen = new Map(fresh.flatMap((item) => [...keysIn(orderIn(item)!)]));
		store(context, seen, new Map());
	}
	return [fresh.map((item) => sourced(orderIn(item)!, item))];
}

/** The order as the workflow goes on with it, with who it is beside it. */
function sourced(order: Order, { json }: INodeExecutionData): INodeExecutionData {
	const { number, modified, shop } = order;
	// What comes of a refund alone is not what comes of its order.
	const about = order.is_whole ? { entity: 'order', id: order.reference } : { entity: 'refund', id: order.credits[0]?.reference ?? order.reference };
	const issues = (json['issues'] ?? []) as unknown as Issue[];
	const source = { app: 'shop', organization: shop, ...about, number, modified };
	const event = { type: json['topic'], at: json['at'], by: 'webhook' };
	return { json: { ...order, [SYNC]: { source, event, ...(issues.length ? { issues } : {}) } } as unknown as IDataObject };
}
