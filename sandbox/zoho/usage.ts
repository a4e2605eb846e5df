import { organization, secondsLeftToday, text, today, type Ledger } from './ledger';
import { refusal, type Refused } from './refused';

/** Calls to one organisation, all apps together. */
export interface Usage {
	/** When the calls of the last minute came. */
	minute: number[];
	day: string;
	today: number;
	/** Limits that a test sets in the place of Zoho's. */
	most?: { readonly day?: number; readonly minute?: number };
}

export const unused = (): Usage => ({ minute: [], day: '', today: 0 });

const PER_MINUTE = 100;
const perDay: Readonly<Record<string, number>> = { FREE: 1000, STANDARD: 2000, PROFESSIONAL: 5000 };

const dayLimit = (ledger: Ledger): number => ledger.state.usage.most?.day ?? perDay[text(organization(ledger).plan_name)] ?? 10_000;

/** Counts a call, or says which limit it is over. A refused call counts as well [unsure]. */
export const counted = (ledger: Ledger): Refused | undefined => {
	const { usage } = ledger.state;
	const now = ledger.clock.now();
	if (usage.day !== today(ledger)) Object.assign(usage, { day: today(ledger), today: 0 });
	usage.minute = usage.minute.filter((at) => at > now - 60_000);
	if (usage.today >= dayLimit(ledger)) return refusal.day(dayLimit(ledger));
	usage.today += 1;
	if (usage.minute.length >= (usage.most?.minute ?? PER_MINUTE)) return refusal.minute();
	usage.minute.push(now);
	return undefined;
};

/** The day's quota; the seconds are those until it starts anew. Books sends no Retry-After. */
export const usageHeaders = (ledger: Ledger): Record<string, string> => {
	const limit = dayLimit(ledger);
	return {
		'x-rate-limit-limit': String(limit),
		'x-rate-limit-remaining': String(Math.max(0, limit - ledger.state.usage.today)),
		'x-rate-limit-reset': String(secondsLeftToday(ledger)),
	};
};
