import type { Row } from '../../vendor';
import { asWished } from '../crm/deliver';
import type { App } from '../finance';
import { drop, all, keep, newId, text, type Ledger } from '../ledger';
import { BY_HAND, kindOf } from './rules';
import { hold, rearrange, waiting } from './watching';

/** Stands for a person who sets up a webhook and its rule in the screens of an app: { app, entity, events, url, secret?, format? }. */
const madeByHand = (ledger: Ledger, apps: readonly App[], { app = 'books', entity, events, ...webhook }: Row): Row => {
	const found = apps.find(({ api }) => api.startsWith(`/${text(app)}/`));
	if (found === undefined) throw new Error(`app must be one of ${apps.map(({ api }) => api.split('/')[1]).join(', ')}`);
	const kind = kindOf(found.kinds, entity);
	if (kind === undefined) throw new Error(`entity must be one of ${found.kinds.map(({ one }) => one).join(', ')}`);
	if (!Array.isArray(events) || events.length === 0) throw new Error('events must say when, such as created, edited, deleted or a status');
	if (!URL.canParse(text(webhook.url))) throw new Error('url must be the address that takes the events');
	const id = newId(ledger);
	return keep(ledger, BY_HAND, id, { method: 'POST', ...webhook, webhook_id: id, app, entity: kind.one, events });
};

type Lever = (input: Row) => unknown;

/**
 * `rules` makes one by hand, or with { clear: true } removes those that were. `webhooks` holds what is to be posted ({ hold: true }) and lets it go
 * ({ hold: false }), in another order (`shuffle`, a seed), some of it twice (`duplicates`) or never (`drop`, a share each).
 */
export const automationLevers = (ledger: Ledger, apps: readonly App[]): Readonly<Record<string, Lever>> => ({
	rules: ({ origin: _, clear, ...input }) => {
		if (clear !== true) return madeByHand(ledger, apps, input);
		for (const { webhook_id: id } of all(ledger, BY_HAND)) drop(ledger, BY_HAND, text(id));
		return {};
	},
	webhooks: ({ origin: _, hold: isHeld = false, ...wishes }) => {
		hold(ledger, isHeld === true);
		if (isHeld !== true) rearrange(ledger, asWished(waiting(ledger), wishes));
		return { waiting: waiting(ledger).length };
	},
});
