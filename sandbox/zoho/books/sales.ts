import type { Kind } from '../kind';

export const saleKinds: readonly Kind[] = [];
