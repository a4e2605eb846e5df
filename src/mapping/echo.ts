import type { Row } from '../record';

/** A payment in Zoho Books that was made from one in Xero carries that one's id as its reference. */
export const withOrigin = (payment: Row): Row =>
	typeof payment['reference_number'] === 'string' && payment['reference_number'].startsWith('xero:') ? { ...payment, came_from: 'xero' } : payment;

export const refusesEchoes = { came_from: { xero: 'its reference shows that it came from Xero, so it is not sent back' } } as const;
