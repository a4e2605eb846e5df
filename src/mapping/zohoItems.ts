import type { Row } from '../record';

/** Which sides an item has, by its type; Inventory says some of it by flags of their own. */
const isSold = ({ item_type: type, can_be_sold: sold }: Row): boolean => (typeof sold === 'boolean' ? sold : type !== 'purchases');
const isBought = ({ item_type: type, can_be_purchased: bought }: Row): boolean =>
	typeof bought === 'boolean' ? bought : ['purchases', 'sales_and_purchases', 'inventory'].includes(String(type));
const isTracked = ({ item_type: type, track_inventory: tracked }: Row): boolean => type === 'inventory' || tracked === true;

/**
 * An item of Zoho Books or Inventory by its sides. The account that the purchases of a tracked item go to is that of the cost of goods sold; what is
 * bought waits in the stock account until then.
 */
export const zohoItemSides = (item: Row): Row => {
	const tracked = isTracked(item);
	const { purchase_account_id: id, purchase_account_name: name } = item;
	const costs = { id, name };
	return {
		...item,
		...(isSold(item) ? { is_sold: true, sales: item } : {}),
		...(isBought(item) || tracked ? { is_bought: true, purchases: { ...item, ...(tracked ? { cost_of_sales: costs } : { expense: costs }) } } : {}),
		...(tracked ? { stock: item } : {}),
	};
};
