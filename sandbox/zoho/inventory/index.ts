import { fieldDefinitions } from '../books/fieldDefinitions';
import type { Kind } from '../kind';
import { organizations } from '../settings';
import { adjustments } from './adjustments';
import { bundles } from './bundles';
import { composites } from './composites';
import { itemGroups } from './itemGroups';
import { items } from './items';
import { packages } from './packages';
import { purchaseOrders } from './purchaseOrders';
import { receives } from './receives';
import { returnReceives, returns } from './returns';
import { salesOrders } from './salesOrders';
import { sharedKinds } from './shared';
import { shipments } from './shipments';
import { batches, serialNumbers } from './tracked';
import { transfers } from './transfers';

/** What Zoho Inventory keeps; what it shares with Books is one record with one id. The addresses of batches and pieces stand before that of items. */
export const inventoryKinds: readonly Kind[] = [
	organizations,
	batches,
	serialNumbers,
	items,
	itemGroups,
	composites,
	bundles,
	salesOrders,
	packages,
	shipments,
	returns,
	returnReceives,
	purchaseOrders,
	receives,
	adjustments,
	transfers,
	...sharedKinds,
	...fieldDefinitions,
];
