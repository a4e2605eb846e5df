import type { Answer, Asked, Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import type { Call } from './call';
import { CrmRefused, refuse } from './refused';
import type { Crm } from './state';
import { isRow } from './values';

/** Several calls in one (zoho-crm-composite-requests). References from one to the answer of another are not done. */

const MOST = 5;

const askedBy = ({ method, uri, params, headers, body }: Row, outer: Asked): Asked => {
	const { inFlight: _, bytes: __, ...rest } = outer;
	const url = new URL(text(uri), 'http://composite');
	const query = new URLSearchParams(url.searchParams);
	for (const [name, value] of Object.entries(isRow(params) ? params : {})) query.set(name, text(value));
	const own = Object.entries(isRow(headers) ? headers : {}).map(([name, value]) => [name.toLowerCase(), text(value)]);
	return {
		...rest,
		method: text(method).toUpperCase(),
		path: url.pathname,
		query,
		headers: { ...Object.fromEntries(own) },
		body: body === undefined ? '' : JSON.stringify(body),
	};
};

const shown = ({ status, headers = {}, body }: Answer): Row => ({
	code: 'SUCCESS',
	details: { response: { headers, body: body ?? null, status_code: status } },
	message: 'sub request executed',
	status: 'success',
});

/** The text is invented. */
const rolledBack = (index: number): Row =>
	new CrmRefused(400, 'ROLLBACK_PERFORMED', 'rolled back because another sub request failed', { rollbacked_by_sub_request_index: index }).element;

export const composite = (crm: Crm, call: Call, dispatch: (asked: Asked) => Answer): Answer => {
	const body = call.body();
	const requests = rowsIn(body.__composite_requests);
	const place = { api_name: '__composite_requests', json_path: '$.__composite_requests' };
	if (!requests.length) throw refuse.mandatory(place.api_name, place.json_path);
	if (requests.length > MOST) throw refuse.data({ maximum_length: MOST, ...place });
	requests.forEach(({ uri, method }, index) => {
		if (!/^\/crm\/(bulk\/)?v8\/./.test(text(uri)) || text(uri).includes('__composite_requests'))
			throw refuse.data({ api_name: 'uri', json_path: `${place.json_path}[${index}].uri` });
		if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(text(method))) throw refuse.data({ api_name: 'method', json_path: `${place.json_path}[${index}].method` });
	});

	const rolls = body.rollback_on_fail === true;
	const before = rolls ? structuredClone(crm.state) : undefined;
	const answers: Answer[] = [];
	for (const request of requests) {
		const answer = dispatch(askedBy(request, call.asked));
		answers.push(answer);
		if (before && answer.status >= 400) {
			Object.assign(crm.state, before);
			crm.changes.splice(0);
			return {
				status: 400,
				body: { __composite_requests: requests.map((_, index) => (index === answers.length - 1 ? shown(answer) : rolledBack(answers.length - 1))) },
			};
		}
	}
	const failed = answers.some(({ status }) => status >= 400);
	return { status: failed ? 207 : 200, body: { __composite_requests: answers.map(shown) } };
};
