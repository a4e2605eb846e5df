import type { Desk } from './desk';
import { remember } from './history';
import { post } from './kinds/journal';
import type { State } from './state';
import { announce } from './webhooks';

/** After a request: what it did is final, is written into the history and the general ledger, and is told. */
export function settle(state: State, now: number, tenant: string, desk: Desk): void {
	const changes = desk.books.settle();
	remember(desk, changes);
	post(desk, changes);
	desk.books.settle();
	announce(state, now, tenant, changes);
}
