import type { Kind } from '../kind';

export const purchaseKinds: readonly Kind[] = [];
