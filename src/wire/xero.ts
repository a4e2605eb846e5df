import type { Fields, Resource } from '../apis/define';
import { xeroAreas, xeroGated } from '../apis/scopes';
import type { Cause, Failure, Problem } from '../failure';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { Answer } from './conversation';
import { decode } from './decode';
import { ok, type Dialect, type Page } from './dialect';
import { sameText } from './finding';
import { asQuery } from './query';
import { named, placeOf, withWayOut, xeroCause } from './xeroCauses';
import { fileProblem } from './xeroFiles';
import { condition, filterProblems, isGuid, quoted } from './xeroFilters';

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** How the Xero Accounting API speaks (https://developer.xero.com/documentation/api/accounting/requests-and-responses). */
export const xeroDialect: Dialect = {
	vendor: 'Xero',
	pageSize: 1000,
	// Sixty a minute and five at once for an organisation, for each app that it is connected to (https://developer.xero.com/documentation/guides/oauth2/limits/).
	countedPerApp: true,
	perMinute: 55,
	atOnce: 5,
	// Unsure whether a line that is named by its id keeps what an update leaves out of it.
	wholeRows: true,
	inOrganisation: (id) => ({ headers: { 'xero-tenant-id': id } }),
	write: (resource, operation, records, beside) => ({
		// One refused record must not take the other forty-nine with it; the published default is not what Xero does.
		query: { ...resource.parameters, ...((operation.batch ?? 1) > 1 ? { summarizeErrors: 'false' } : {}), ...asQuery(beside) },
		body: operation.bare ? records[0] : { [resource.envelope.many]: records },
	}),
	list: (resource, filters, page, fields = {}) => ({
		query: { ...resource.parameters, ...pagingOf(resource, page), ...parametersOf(filters, fields, resource.fixed) },
		...(isFilled(filters.modifiedSince) ? { headers: { 'If-Modified-Since': second(String(filters.modifiedSince)) } } : {}),
	}),
	filterProblems,
	fileProblem,
	find: ({ parameter, field }, keys) => {
		// A key with a comma would be read as two.
		if (parameter !== 'where' && !keys.some((key) => key.includes(','))) return { [parameter]: keys.join(',') };
		return { where: keys.map((key) => `${field}==${field.endsWith('ID') && isGuid(key) ? `guid(${quoted(key)})` : quoted(key)}`).join(' OR ') };
	},
	records: ({ envelope, fields }, { body }) => {
		const records = isRow(body) ? (body[envelope.many] ?? body[envelope.one]) : body;
		// One record that was taken away comes without a list around it.
		return (Array.isArray(records) ? rowsIn(records) : isRow(records) ? [records] : []).map((row) => decode(fields, row));
	},
	more: (resource, answer, page) => {
		const pagination = paginationOf(answer);
		if (pagination) return page.number < Number(pagination.pageCount);
		const size = typeof resource.paged === 'object' ? resource.paged.size : page.size;
		return Boolean(resource.paged) && xeroDialect.records(resource, answer).length >= size;
	},
	// Unsure whether Xero dates an answer before or after it has looked: a change within that moment may go unseen.
	answeredAt: ({ body }) => {
		const at = isRow(body) ? Date.parse(String(decode({}, body).DateTimeUTC)) : NaN;
		return Number.isNaN(at) ? undefined : at;
	},
	count: (answer) => {
		const count = Number(paginationOf(answer)?.itemCount);
		return Number.isNaN(count) ? undefined : count;
	},
	results: (resource, answer, sent, operation) => {
		const all = rowsIn(isRow(answer.body) ? answer.body[resource.envelope.many] : undefined);
		const count = sent.length;
		const rows: readonly Row[] = operation.does === 'writePart' ? partsIn(all, sent) : all;
		if (rows.length !== count) return Array.from({ length: count }, () => ({ failure: unexpected(answer, count, rows.length) }));
		return rows.map((row) => {
			const problems = problemsOf(row);
			const refused = row.StatusAttributeString === 'ERROR' || row.HasErrors === true || row.HasValidationErrors === true || problems.length > 0;
			return refused && !KEPT.includes(String(row.StatusAttributeString))
				? { failure: refusal(named(resource, row), problems, answer) }
				: { record: decode(resource.fields, row) };
		});
	},
	limit: (answer) => {
		if (answer.status !== 429) return undefined;
		const problem = answer.headers['x-rate-limit-problem']?.toLowerCase().replace('-', '');
		const seconds = Number(answer.headers['retry-after']) || undefined;
		if (problem === 'day') return { kind: 'day', seconds };
		// The minute of the app, all its organisations together, comes without a time.
		return problem === 'minute' || problem === 'appminute' || seconds ? { kind: 'minute', seconds } : { kind: 'concurrent' };
	},
	remaining: ({ headers }) => ({
		...numbered('leftThisMinute', smaller(headers['x-minlimit-remaining'], headers['x-appminlimit-remaining'])),
		...numbered('leftToday', headers['x-daylimit-remaining']),
	}),
	day: ({ headers }) => {
		const left = Number(headers['x-daylimit-remaining']);
		return headers['x-daylimit-remaining'] === undefined || Number.isNaN(left) ? {} : { of: TIERS.find((tier) => left <= tier) ?? left };
	},
	failure: (answer, resource) => ({ ...explain(answer, resource), status: answer.status, details: detailsOf(answer), ...requestId(answer) }),
};

/** Calls a day without a paid tier, and with one (https://developer.xero.com/pricing). Xero tells what is left and not of how many. */
const TIERS = [1000, 5000];

/** Warnings stand on records that were saved all the same. */
const KEPT = ['OK', 'WARNING'];

/**
 * The parts that were sent. Unsure whether an answer about a part holds just these or all that the record now has: what is named by an id is told
 * by it, and what is new comes last either way.
 */
function partsIn(all: readonly Row[], sent: readonly Row[]): readonly Row[] {
	const named = Object.keys(sent[0] ?? {}).filter((name) => name.endsWith('ID') && all.some((row) => isFilled(row[name])));
	if (!named.length) return all.slice(-sent.length);
	return sent.flatMap((part) => all.filter((row) => named.every((name) => sameText(row[name], part[name]))).slice(0, 1));
}

const numbered = (name: string, text: string | undefined): Record<string, number> => (text && !Number.isNaN(Number(text)) ? { [name]: Number(text) } : {});

/** What the organisation has left and what the app has, all its organisations together: the one that ends first counts. */
const smaller = (one: string | undefined, other: string | undefined): string | undefined => (one && other && Number(other) < Number(one) ? other : one);

const paginationOf = ({ body }: Answer): Row | undefined => (isRow(body) && isRow(body.pagination) ? body.pagination : undefined);

/** Some lists have pages of a fixed size, and journals go on after a number. */
function pagingOf({ paged }: Resource, { number, size, last }: Page): Record<string, string> {
	if (!paged) return {};
	if (paged === true) return { page: String(number), pageSize: String(size) };
	if (!paged.after) return { page: String(number) };
	return last ? { offset: String(last[paged.after]) } : {};
}

/** Xero reads the header as UTC with whole seconds. */
const second = (moment: string): string => {
	const instant = new Date(moment);
	return Number.isNaN(instant.getTime()) ? moment : instant.toISOString().slice(0, 19);
};

/** Empty parameters would filter everything away, so only filled ones are sent. */
function parametersOf(filters: Row, fields: Fields, fixed: Readonly<Record<string, string>> | undefined): Record<string, string> {
	const { modifiedSince: _header, where, ...rest } = filters;
	const isCondition = ([name]: [string, unknown]): boolean => fields[name]?.where !== undefined;
	const conditions = [
		...Object.entries(fixed ?? {}).map(([name, value]) => `${name}==${quoted(value)}`),
		...Object.entries(rest)
			.filter((entry) => isCondition(entry) && isFilled(entry[1]))
			.map(([name, value]) => condition(fields[name]!, value)),
		...(isFilled(where) ? [String(where)] : []),
	];
	return {
		...asQuery(Object.fromEntries(Object.entries(rest).filter((entry) => !isCondition(entry)))),
		...(conditions.length > 1 ? { where: conditions.map((each) => `(${each})`).join(' AND ') } : conditions.length ? { where: conditions[0]! } : {}),
	};
}

const problemsOf = (row: Row): Problem[] =>
	rowsIn(row.ValidationErrors).map((error) => {
		const says = String(error.Message ?? error.Description);
		return { at: placeOf(says, row), says };
	});

function refusal(what: string, problems: readonly Problem[], answer: Answer): Failure {
	const words = problems.map((problem) => problem.says);
	return {
		cause: xeroCause(words),
		status: answer.status,
		message: words.length ? `Xero refused ${what}: ${withWayOut(words)}` : `Xero refused ${what} without saying why`,
		details: problems,
		...requestId(answer),
	};
}

const unexpected = (answer: Answer, asked: number, got: number): Failure => ({
	cause: 'unknown',
	status: answer.status,
	message: `Xero answered with ${got} records where ${asked} were sent, so it is not known which were saved. Look them up before sending them again`,
	details: [],
	...requestId(answer),
});

const requestId = (answer: Answer): Pick<Failure, 'requestId'> => {
	const id = answer.headers['xero-correlation-id'] ?? (isRow(answer.body) ? (answer.body.Instance ?? answer.body.instance) : undefined);
	return typeof id === 'string' && id !== NO_ID ? { requestId: id } : {};
};

const isPage = ({ body }: Answer): boolean => typeof body === 'string' && /^\s*</.test(body);

function detailsOf(answer: Answer): Problem[] {
	if (!isRow(answer.body)) return typeof answer.body === 'string' && answer.body && !isPage(answer) ? [{ at: '', says: answer.body.slice(0, 500) }] : [];
	const elements = rowsIn(answer.body.Elements).flatMap(problemsOf);
	if (elements.length) return elements;
	const says = answer.body.Message ?? answer.body.Detail ?? answer.body.detail ?? answer.body.error_description;
	return isFilled(says) ? [{ at: placeOf(String(says), {}), says: String(says) }] : [];
}

/** As the credential's form calls it, with the scopes that it stands for. */
function permission(resource: Resource | undefined): string {
	const area = xeroAreas[resource?.permission ?? ''];
	return area ? `"${area.label}" (${(area.write ?? area.read).join(', ')})` : (xeroGated[resource?.permission ?? ''] ?? 'for this');
}

/** Cause and sentence of a request that failed as a whole. */
function explain(answer: Answer, resource: Resource | undefined): { cause: Cause; message: string } {
	const words = detailsOf(answer).map((problem) => problem.says);
	const says = words.join('; ');
	switch (answer.status) {
		case 0:
			return { cause: 'network', message: 'Xero did not answer. Check the network and try again' };
		case 401:
			return /AuthorizationUnsuccessful|scope/i.test(`${says} ${answer.headers['www-authenticate'] ?? ''}`)
				? {
						cause: 'scope-missing',
						message: `The Xero credential lacks the permission ${permission(resource)}. Open the credential, switch it on, and connect again`,
					}
				: { cause: 'credential-invalid', message: 'Xero no longer accepts the credential. Open it and connect again' };
		case 403:
			// The gateway in front of Xero speaks in pages, Xero itself does not.
			if (isPage(answer))
				return {
					cause: 'temporarily-unavailable',
					message:
						'The way to Xero is barred: a gateway refused the request before it reached Xero. Try again later; if it stays so, check the proxy or firewall of n8n',
				};
			return {
				cause: 'not-connected',
				message:
					'This Xero organisation is not connected (any more), or the user lacks the right for this. Connect the organisation again in the credential, or pick another',
			};
		case 501:
			return { cause: 'validation', message: 'Xero does not offer this request. Check the method and the path' };
		case 404:
			return { cause: 'not-found', message: 'Xero has no such record. Check the ID and the organisation' };
		case 429:
			return xeroDialect.limit(answer)?.kind === 'day'
				? { cause: 'quota-exhausted', message: "The Xero organisation has no calls left today. The record can be sent again when the day's allowance is back" }
				: { cause: 'rate-limited', message: 'Xero is receiving too many requests for this organisation. Try again in a minute' };
	}
	if (answer.status >= 500)
		return { cause: 'temporarily-unavailable', message: `Xero is not available at the moment${says ? ` (${says})` : ''}. Try again later` };
	if (ok(answer)) return { cause: 'unknown', message: "Xero's answer could not be read" };
	const [element] = isRow(answer.body) ? rowsIn(answer.body.Elements) : [];
	const what = element && resource ? named(resource, element) : 'the request';
	return {
		cause: xeroCause(words),
		message: words.length ? `Xero refused ${what}: ${withWayOut(words)}` : `Xero refused ${what} with status ${answer.status}`,
	};
}
