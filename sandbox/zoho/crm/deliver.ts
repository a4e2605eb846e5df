import axios from 'axios';
import type { Row } from '../../vendor';
import type { CrmState, Waiting } from './state';

/** The lever that posts what waits: nothing is signed, nothing is tried again (fact sheet, section 3.15). */

const PATIENCE = 10_000;

interface Posted {
	readonly channel_id?: string;
	readonly url: string;
	/** 0 where nobody answered. */
	readonly status: number;
	readonly body: Row;
}

/** Numbers below 1 that are the same for the same seed (a linear congruential generator). */
const seeded = (seed: number): (() => number) => {
	let state = seed >>> 0;
	return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
};

const share = (value: unknown): number => (typeof value === 'number' ? Math.min(1, Math.max(0, value)) : 0);

/** Out of order, some of them twice and some never, as happens on the way. */
export const asWished = <T>(waiting: readonly T[], { duplicates, drop, shuffle }: Row): T[] => {
	const kept = waiting.slice(Math.round(waiting.length * share(drop)));
	const all = [...kept, ...kept.slice(0, Math.round(kept.length * share(duplicates)))];
	if (typeof shuffle !== 'number') return all;
	const random = seeded(shuffle);
	for (let index = all.length - 1; index > 0; index -= 1) {
		const other = Math.floor(random() * (index + 1));
		[all[index], all[other]] = [all[other]!, all[index]!];
	}
	return all;
};

const post = async ({ url, body, channel }: Waiting, tamper: boolean): Promise<Posted> => {
	const sent = tamper && channel !== undefined ? { ...body, token: 'tampered' } : body;
	const status = await axios
		.post(url, Buffer.from(JSON.stringify(sent)), {
			headers: { 'content-type': 'application/json; charset=utf-8' },
			timeout: PATIENCE,
			maxRedirects: 0,
			proxy: false,
			validateStatus: () => true,
		})
		.then((answer) => answer.status)
		.catch(() => 0);
	return { ...(channel === undefined ? {} : { channel_id: channel }), url, status, body: sent };
};

export interface Office {
	readonly state: CrmState;
	readonly host: string;
}

const addressed = (one: Waiting, host: string): Waiting =>
	one.channel === undefined ? one : { ...one, body: { ...one.body, resource_uri: `${host}${String(one.body.resource_uri)}` } };

/**
 * `duplicates` and `drop` are the shares that come twice and never, `shuffle` is a seed for their order, `tamperToken` sends another token, `again` posts
 * without forgetting, `channel_id` posts those of one channel alone.
 */
export const deliver = async (offices: readonly Office[], wishes: Row): Promise<{ delivered: Posted[]; waiting: number }> => {
	const isMeant = ({ channel }: Waiting): boolean => wishes.channel_id === undefined || channel === wishes.channel_id;
	const meant = offices.flatMap(({ state, host }) => state.waiting.filter(isMeant).map((one) => addressed(one, host)));
	if (wishes.again !== true) for (const { state } of offices) state.waiting = state.waiting.filter((one) => !isMeant(one));
	const delivered: Posted[] = [];
	for (const one of asWished(meant, wishes)) delivered.push(await post(one, wishes.tamperToken === true));
	return { delivered, waiting: offices.reduce((sum, { state }) => sum + state.waiting.length, 0) };
};
