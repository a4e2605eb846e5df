import type { Asked } from '../vendor';

/** Xero reads the header as UTC, with or without saying so. */
const utc = (moment: string): string => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(moment) ? `${moment}Z` : moment);

/** The second from which on changes are asked for, in milliseconds; NaN if the header is no moment. */
export function sinceFrom(headers: Asked['headers']): number | undefined {
	const moment = headers['if-modified-since'];
	// Second precision: what changed in the very second counts as changed.
	return moment ? Math.floor(Date.parse(utc(moment)) / 1000) * 1000 : undefined;
}
