import type { Row } from '../vendor';
import { todayIn } from './dates';
import { keep, type Desk } from './desk';
import { endpoints, fieldsOf } from './endpoints';
import { kindOf } from './kinds';
import { NZ } from './seed';
import { settle } from './settle';
import { accept } from './shape';
import { newId, organisationOf, type State } from './state';
import { USER } from './tokens';

/**
 * Records entered by the organisation's own user: judged by the same rules, and an Error if they are refused.
 * A collection is that of the New Zealand company, or of another one with its name before it: "Demo Company (UK)/Contacts".
 * Organisations may be seeded too, which changes the one there is, such as its lock dates.
 */
export function enter(state: State, now: number, records: Readonly<Record<string, readonly Row[]>>): Record<string, Row[]> {
	return Object.fromEntries(Object.entries(records).map(([key, rows]) => [key, enterAll(state, now, key, rows)]));
}

const names = Object.values(endpoints).map(({ name }) => name);

function enterAll(state: State, now: number, key: string, rows: readonly Row[]): Row[] {
	const [collection = '', name] = key.split('/').reverse();
	const tenant = name ? [...state.books.keys()].find((each) => organisationOf(state, each).Name === name) : NZ;
	const books = tenant && state.books.get(tenant);
	const [segment, endpoint] = Object.entries(endpoints).find(([, each]) => each.name === collection) ?? [];
	if (!books || !segment || !endpoint) throw new Error(`Xero keeps no ${key}; it keeps ${names.join(', ')}`);
	const organisation = organisationOf(state, tenant);
	const desk: Desk = {
		books,
		organisation,
		today: todayIn(organisation.Timezone, now),
		now: new Date(now).toISOString(),
		unitDecimals: 4,
		app: '',
		appName: '',
		user: `${USER.given} ${USER.family}`,
		newId: () => newId(state),
	};
	if (segment === 'Organisation') {
		books.put(collection, tenant, { ...organisation, ...rows[0] });
		return books.rows(collection);
	}
	const began = books.mark();
	const entered = rows.map((row) => {
		const kind = kindOf(segment);
		const taken = accept(endpoint, fieldsOf(segment), row);
		const { [endpoint.id]: _id, ...sent } = taken;
		const outcome = kind.write(desk, endpoint.givenId ? taken : sent, undefined);
		if (outcome.problems.length) {
			books.rollback(began);
			throw new Error(`${collection}: ${outcome.problems.join(' ')}`);
		}
		return keep(desk, collection, endpoint.id, outcome);
	});
	settle(state, now, tenant, desk);
	return entered;
}
