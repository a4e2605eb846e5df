import type { Kind } from '../kind';
import { organizations } from '../settings';

/** What Zoho Inventory keeps; what it shares with Books is one record with one id. */
export const inventoryKinds: readonly Kind[] = [organizations];
