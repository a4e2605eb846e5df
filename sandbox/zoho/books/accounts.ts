import type { Kind } from '../kind';

export const accountKinds: readonly Kind[] = [];
