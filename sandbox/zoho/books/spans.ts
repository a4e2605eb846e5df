import type { Row } from '../../vendor';
import { text } from '../ledger';
import { refusal } from '../refused';

/** Time as Zoho writes it, such as 02:30. */

export const minutesOf = (written: unknown, name = 'log_time'): number => {
	const [, hour, minute] = /^(\d{1,3}):([0-5]\d)$/.exec(text(written)) ?? [];
	if (hour === undefined) throw refusal.invalid(name);
	return Number(hour) * 60 + Number(minute);
};

const two = (value: number): string => String(value).padStart(2, '0');
export const hours = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(Math.round(minutes % 60))}`;

/** Minutes of some time entries together. */
export const total = (entries: readonly Row[]): number => entries.reduce((sum, { minutes }) => sum + Number(minutes ?? 0), 0);
