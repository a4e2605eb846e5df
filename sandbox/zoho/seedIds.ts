/** Archived in the other system: nothing can be booked on it there. */
export const CLOSED = '460000000038099';

export const customerId = (n: number): string => `4600000000380${String(n).padStart(2, '0')}000`;
export const itemId = (n: number): string => `4600000000390${String(n).padStart(2, '0')}000`;
