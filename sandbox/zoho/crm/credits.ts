import type { Asked, Row } from '../../vendor';
import type { Call } from './call';
import { refuse } from './refused';
import type { Crm } from './state';

/** Credits of a rolling day, and how many calls may run at once (fact sheet, section 2.1). */

interface Edition {
	readonly base: number;
	readonly perUser: number;
	readonly most: number;
	readonly atOnce: number;
}

const EDITIONS: Readonly<Record<string, Edition>> = {
	free: { base: 5000, perUser: 0, most: 5000, atOnce: 5 },
	standard: { base: 50_000, perUser: 250, most: 100_000, atOnce: 10 },
	professional: { base: 50_000, perUser: 500, most: 3_000_000, atOnce: 15 },
	enterprise: { base: 50_000, perUser: 1000, most: 5_000_000, atOnce: 20 },
	ultimate: { base: 50_000, perUser: 2000, most: Number.MAX_SAFE_INTEGER, atOnce: 25 },
};

/** For what costs the server much, whatever the edition. */
const HEAVY_AT_ONCE = 10;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const editions = Object.keys(EDITIONS);

const editionOf = ({ state }: Crm): Edition => EDITIONS[state.edition] ?? EDITIONS.enterprise!;

export const creditLimit = (crm: Crm): number => {
	const { base, perUser, most } = editionOf(crm);
	return Math.min(most, base + perUser * crm.state.users.filter(({ status }) => status === 'active').length);
};

const used = (crm: Crm): number => {
	crm.state.spent = crm.state.spent.filter(({ minute }) => minute * MINUTE > crm.now - DAY);
	return crm.state.spent.reduce((sum, { credits }) => sum + credits, 0);
};

export const spend = ({ state, now }: Crm, credits: number): void => {
	const minute = Math.floor(now / MINUTE);
	const last = state.spent.at(-1);
	if (last?.minute === minute) last.credits += credits;
	else state.spent.push({ minute, credits });
};

/** A call that comes through is paid for, whatever becomes of it [unsure]. */
export const charge = (crm: Crm, credits: number): void => {
	if (used(crm) + credits > creditLimit(crm)) throw refuse.tooMany();
	if (credits > 0) spend(crm, credits);
};

/**
 * Calls under way beside this one. The sandbox's server does not tell heavy from light among them: a heavy one is refused beside ten of any kind, where the
 * real one counts the heavy ones alone.
 */
export const checkAtOnce = (crm: Crm, { inFlight = 0 }: Asked, heavy: boolean): void => {
	const most = heavy ? Math.min(HEAVY_AT_ONCE, editionOf(crm).atOnce) : editionOf(crm).atOnce;
	if (inFlight >= most) throw refuse.tooMany('too many calls at once');
};

/** Told only once half of the credits are gone [D]. */
export const creditHeaders = (crm: Crm): Record<string, string> => {
	const [limit, gone] = [creditLimit(crm), used(crm)];
	return gone * 2 >= limit ? { 'x-api-credits-remaining': String(Math.max(0, limit - gone)) } : {};
};

/** How many things a body holds; what cannot be read is refused later. */
export const sizeOf = (call: Call, of: (body: Row) => unknown): number => {
	try {
		const list = of(call.body());
		return Array.isArray(list) ? list.length : 0;
	} catch {
		return 0;
	}
};
