import type { Answer, Asked, Clock } from '../../vendor';
import type { Ledger } from '../ledger';
import { presented } from '../admit';
import { announce } from './announce';
import { creditHeaders } from './credits';
import { refuse } from './refused';
import { dispatch } from './routes';
import { settle } from './settle';
import type { Crm, CrmState } from './state';

/** CRM v8: pure functions over what the ledger keeps of each data centre's organisation. */

export const isCrm = (path: string): boolean => /^(\/eu)?\/crm\//.test(path);

export const crmAt = (state: CrmState, clock: Clock, host: string): Crm => ({ state, now: clock.now(), host, changes: [] });

/** JSON comes as a file to be saved, in live answers too [L]. */
const AS_FILE = { 'content-disposition': 'attachment;filename=response.json' } as const;

const isJson = ({ body }: Answer): boolean => body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);

/** CRM's answer, or nothing if the address is not one of its own. */
export const crm = (ledger: Ledger, asked: Asked, centre: string, host: string): Answer | undefined => {
	const state = ledger.state.crm[centre];
	if (!isCrm(asked.path) || state === undefined) return undefined;
	const token = ledger.state.grants.access[presented(asked)];
	if (token === undefined || token.until <= ledger.clock.now() || token.centre !== centre) return refuse.token().answer;
	const here = crmAt(state, ledger.clock, host);
	settle(here);
	const answer = dispatch(here, asked, token.scope);
	announce(here);
	return {
		...answer,
		headers: {
			...(isJson(answer) ? AS_FILE : {}),
			'x-accesstoken-reset': new Date(token.until).toISOString(),
			...creditHeaders(here),
			...answer.headers,
		},
	};
};
