import type { Clock, Row } from '../../vendor';
import type { Ledger } from '../ledger';
import { text } from '../ledger';
import { creditLimit, editions, spend } from './credits';
import { deliver } from './deliver';
import { crmAt } from './index';
import { settle } from './settle';
import { likely, type Crm, type CrmState, type Unsure } from './state';

/** What a test can turn on CRM alone. `centre` is the first data centre where none is named. */

type Lever = (input: Row) => unknown;

const VALUES: { readonly [name in keyof Unsure]: readonly Unsure[name][] } = {
	mixed: [207, 200],
	missing: [204, 404],
	upserted: [200, 201],
	scope: [401, 403],
	since: ['exclusive', 'inclusive'],
	rows: ['merge', 'replace'],
};

const chosen = (wishes: Row): Partial<Unsure> =>
	Object.fromEntries(
		Object.entries(wishes).map(([name, value]) => {
			const values: readonly unknown[] | undefined = VALUES[name as keyof Unsure];
			if (!values?.includes(value)) throw new Error(`${name} must be one of ${values?.join(', ') ?? 'nothing: it is no answer that is unsure'}`);
			return [name, value];
		}),
	);

export const crmLevers = (ledger: Ledger, clock: Clock, home: string): Readonly<Record<string, Lever>> => {
	const stateAt = (centre: unknown): CrmState => {
		const state = ledger.state.crm[text(centre ?? home)];
		if (state === undefined) throw new Error(`centre must be one of ${Object.keys(ledger.state.crm).join(', ')}`);
		return state;
	};
	const at = (centre: unknown): Crm => crmAt(stateAt(centre), clock, '');
	return {
		/** Posts what waits: { channel_id?, duplicates?, drop?, shuffle?, tamperToken?, again? }. */
		crmNotifications: async ({ origin, ...wishes }) => {
			const offices = Object.entries(ledger.state.crm).map(([centre, state]) => ({ state, host: `${text(origin)}${centre === home ? '' : `/${centre}`}` }));
			for (const { state, host } of offices) settle(crmAt(state, clock, host));
			return await deliver(offices, wishes);
		},
		/** { edition?, used? }: the credits of a day and the calls at once; `used` is spent on the spot. */
		crmEdition: ({ centre, edition, used }) => {
			const crm = at(centre);
			if (edition !== undefined && !editions.includes(text(edition))) throw new Error(`edition must be one of ${editions.join(', ')}`);
			crm.state.edition = text(edition ?? crm.state.edition);
			if (typeof used === 'number') spend(crm, used);
			return { edition: crm.state.edition, credits: creditLimit(crm) };
		},
		/** { id }: who has signed in. */
		crmUser: ({ centre, id }) => {
			const state = stateAt(centre);
			const user = state.users.find((one) => one.id === id);
			if (user === undefined) throw new Error(`id must be one of ${state.users.map((one) => text(one.id)).join(', ')}`);
			state.me = text(user.id);
			return user;
		},
		/** The other answer where the facts are unsure: { mixed?, missing?, upserted?, scope?, since?, rows? }; nothing brings all back. */
		crmUnsure: ({ centre, origin: _, ...wishes }) => {
			const state = stateAt(centre);
			state.unsure = Object.keys(wishes).length ? { ...state.unsure, ...chosen(wishes) } : { ...likely };
			return state.unsure;
		},
	};
};
