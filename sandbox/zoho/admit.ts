import type { Asked } from '../vendor';
import { find, organization, text, type Ledger } from './ledger';
import { refusal } from './refused';
import { counted } from './usage';

const operations: Readonly<Record<string, string>> = { GET: 'READ', POST: 'CREATE', PUT: 'UPDATE', DELETE: 'DELETE' };

/** A token may be presented under both words; in the address it counts for nothing. */
export const presented = ({ headers }: Asked): string => /^(?:Zoho-oauthtoken|Bearer) +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';

const allows = (granted: string, service: string, group: string, operation: string): boolean => {
	const scopes = granted.toLowerCase().split(',');
	return ['fullaccess.all', `${group}.all`, `${group}.${operation}`].some((one) => scopes.includes(`${service}.${one}`.toLowerCase()));
};

/** Calls under way at once, this one not counted. */
const atOnce = (plan: string): number => (plan === 'FREE' ? 5 : 10);

/** A dead token and a scope that is missing are answered alike. */
export const admit = (ledger: Ledger, asked: Asked, centre: string, service: string, scope: string | undefined): void => {
	const token = ledger.state.grants.access[presented(asked)];
	if (token === undefined || token.until <= ledger.clock.now() || token.centre !== centre) throw refusal.unauthorized();
	if (scope !== undefined && !allows(token.scope, service, scope, operations[asked.method] ?? 'READ')) throw refusal.unauthorized();
};

/** Every call but the list of organisations names one, and is counted. */
export const admitToOrganization = (ledger: Ledger, asked: Asked, id: string): void => {
	if (id === '') throw refusal.noOrganization();
	if (find(ledger, 'organizations', id) === undefined) throw refusal.foreign(id);
	if ((asked.inFlight ?? 0) >= atOnce(text(organization(ledger).plan_name))) throw refusal.concurrent();
	const over = counted(ledger);
	if (over !== undefined) throw over;
};
