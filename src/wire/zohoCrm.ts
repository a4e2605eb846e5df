import type { Field, Resource } from '../apis/define';
import type { Failure, Problem } from '../failure';
import { chunks, isFilled, isRow, rowsIn, type Row } from '../record';
import type { Answer, Conversation } from './conversation';
import { decode } from './decode';
import { ok, type Dialect, type Result } from './dialect';
import { multipart } from './multipart';
import { asQuery } from './query';
import { crmCause, crmWords } from './zohoCrmCauses';

/** A list shows fields that are named, and takes fifty names. */
const MOST_FIELDS = 50;

/** How Zoho CRM's API v8 speaks (https://www.zoho.com/crm/developer/docs/api/v8/). The organization is the credential's. */
export const zohoCrmDialect: Dialect = {
	vendor: 'Zoho CRM',
	pageSize: 200,
	// There is no limit by the minute; credits run over a day. Five at once is what every edition grants, and ten what heavy calls share in each of them but the free one.
	// To ask for the edition would cost a call, and other programs use up the same room (https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html).
	perMinute: 600,
	atOnce: 5,
	atMost: 10,
	queries: ['/coql'],
	inOrganisation: () => ({}),
	write: (resource, operation, records, beside) => {
		// Records that are deleted together are named in the address.
		if (operation.does === 'delete') return { query: { ids: records.map((record) => String(record[resource.id])).join(',') } };
		if (operation.bare) return { body: records[0] };
		const { trigger, Layout, ...more } = beside;
		const laidOut = isFilled(Layout) ? records.map((record) => ({ Layout: { id: Layout }, ...record })) : records;
		const automation = Array.isArray(trigger) ? { trigger: trigger.filter((each) => each !== 'none') } : {};
		return { body: { [resource.envelope.many || 'data']: laidOut, ...more, ...automation } };
	},
	list: ({ paged, envelope }, filters, page) => {
		const { modifiedSince, ...rest } = filters;
		// A token stands for the page, and the two exclude each other.
		const paging = { per_page: String(page.size), ...(page.token ? { page_token: page.token } : { page: String(page.number) }) };
		return {
			query: { ...asQuery(rest), ...(paged || envelope.many === 'data' ? paging : {}) },
			...(isFilled(modifiedSince) ? { headers: { 'If-Modified-Since': withOffset(String(modifiedSince)) } } : {}),
		};
	},
	changes: ({ path, modified }, since, { number, size }) => {
		if (modified !== 'Modified_Time') return undefined;
		// Only a query can ask for what changed in the order of its changes.
		const query = `select id, Created_Time, Modified_Time from ${path.slice(1)} where Modified_Time >= '${withOffset(since)}' order by Modified_Time asc, id asc limit ${(number - 1) * size}, ${size}`;
		return { method: 'POST', path: '/coql', body: { select_query: query }, repeatable: true };
	},
	file: (file) => multipart(file),
	columns: (resource, operation, filters) => {
		// What belongs to a record is shown by name too; what was deleted, and what a search finds, is shown whole.
		if ((operation.of && !operation.path.includes('{id}')) || operation.path.endsWith('/search') || resource.envelope.many !== 'data') return [];
		const chosen = Array.isArray(filters.fields) ? filters.fields.map(String) : undefined;
		// Subforms are not shown in lists, whatever is asked.
		const shown = Object.entries(resource.fields).filter(([name, { kind }]) => name !== resource.id && kind !== 'rows');
		return chunks(chosen?.length ? chosen : [resource.id, ...shown.map(([name]) => name)], MOST_FIELDS);
	},
	find: ({ parameter }, keys) => ({ [parameter]: keys.join(',') }),
	records: ({ envelope, fields }, { body }) => {
		if (!envelope.many) return isRow(body) ? [decode(fields, body)] : [];
		return rowsIn(isRow(body) ? body[envelope.many] : undefined).map((row) => decode(fields, row));
	},
	more: (_resource, { body }) => isRow(body) && isRow(body.info) && body.info.more_records === true,
	token: ({ body }) => {
		const token = isRow(body) && isRow(body.info) ? body.info.next_page_token : undefined;
		return typeof token === 'string' ? token : undefined;
	},
	idsWith,
	removedRow: (rowId, row) => ({ [rowId]: row[rowId], _delete: null }),
	tellsEach: ({ status, body }, sent) =>
		status >= 400 && status < 500 && isRow(body) && !('code' in body) && resultsIn({ status, headers: {}, body }).length === sent,
	results: (resource, answer, sent, operation) => {
		const rows = resultsIn(answer);
		// Tags and owners are answered as one for all that was asked.
		const shared = operation.does === 'writePart' && rows.length === 1 ? rows[0] : undefined;
		return sent.map((record, index) => resultOf(resource, answer, shared ?? rows[index], record));
	},
	limit: (answer) => {
		if (answer.status !== 429) return undefined;
		return answer.headers['x-api-credits-remaining'] === '0' ? { kind: 'day' } : { kind: 'concurrent' };
	},
	// Said only once half of the credits are used.
	remaining: ({ headers }) => {
		const left = Number(headers['x-api-credits-remaining']);
		return headers['x-api-credits-remaining'] === undefined || Number.isNaN(left) ? {} : { leftToday: left };
	},
	// So there are twice as many in all as are left when it is first said. They come back one by one, each a day after it was used.
	day: ({ headers }) => {
		const left = Number(headers['x-api-credits-remaining']);
		return left > 0 ? { of: 2 * left } : {};
	},
	failure: (answer, resource) => requestFailure(answer, resource),
};

/** A query takes fifty values (https://www.zoho.com/crm/developer/docs/api/v8/COQL-Overview.html); a search would lag behind what was just written. */
const MOST_VALUES = 50;

function* idsWith(resource: Resource, field: string, values: readonly string[]): Conversation<Row[] | { failure: Failure }> {
	const found: Row[] = [];
	for (const some of chunks([...new Set(values)], MOST_VALUES)) {
		const listed = some.map((value) => `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`).join(', ');
		const body = { select_query: `select ${field} from ${resource.path.slice(1)} where ${field} in (${listed}) limit 0, 2000` };
		const answer = yield { method: 'POST', path: '/coql', body, repeatable: true };
		if (!ok(answer)) return { failure: requestFailure(answer, resource) };
		found.push(...rowsIn(isRow(answer.body) ? answer.body.data : undefined));
	}
	return found;
}

/** Zoho wants an offset in times, and passes over fractions of a second. */
const withOffset = (moment: string): string => {
	const instant = new Date(moment);
	return Number.isNaN(instant.getTime()) ? moment : `${instant.toISOString().slice(0, 19)}+00:00`;
};

/** Each kind of write answers under a name of its own; an owner's change comes without any. */
const resultsIn = ({ body }: Answer): Row[] => {
	if (!isRow(body)) return [];
	const listed = Object.values(body).find((value) => Array.isArray(value) && value.some((row) => isRow(row) && 'code' in row));
	return Array.isArray(listed) ? rowsIn(listed).flatMap((row) => (Array.isArray(row) ? rowsIn(row) : [row])) : 'code' in body ? [body] : [];
};

function resultOf(resource: Resource, answer: Answer, row: Row | undefined, sent: Row): Result {
	if (!row)
		return { failure: { ...requestFailure(answer, resource), message: 'Zoho CRM did not say what became of the record. Look it up before sending it again' } };
	if (row.status === 'error' || (row.code !== 'SUCCESS' && row.code !== 'SCHEDULED')) return { failure: recordFailure(resource, answer, row, sent) };
	const { _delete: _gone, ...kept } = sent;
	const did = row.action === 'insert' ? 'created' : row.action === 'update' ? 'updated' : undefined;
	return { record: { ...kept, ...(isRow(row.details) ? decode(resource.fields, row.details) : {}) }, ...(did ? { did } : {}) };
}

/** Why one record was refused: the field by the label that people know, what was sent, and what Zoho says. */
function recordFailure(resource: Resource, answer: Answer, row: Row, sent: Row): Failure {
	const details = isRow(row.details) ? row.details : {};
	const place = placeOf(details);
	const field = fieldAt(resource.fields, place);
	// Without a place the record as a whole is meant, by its id.
	const value = place ? valueAt(sent, place) : details.id;
	const says = [String(row.message ?? row.code), ...crmWords(details), ...(isFilled(value) ? [`sent: ${JSON.stringify(value)}`] : [])].join('; ');
	const named = place ? `${field?.label ?? place} (${place}): ` : '';
	return {
		cause: !place && row.code === 'INVALID_DATA' && isFilled(details.id) ? 'not-found' : crmCause(String(row.code), answer.status),
		status: answer.status,
		message: `Zoho CRM refused the record: ${named}${says} [${String(row.code)}]`,
		details: [{ at: place, says } satisfies Problem],
	};
}

/** `$.data[0].Quoted_Items[1].Product_Name` is `Quoted_Items[1].Product_Name`. */
const placeOf = ({ json_path, api_name }: Row): string => {
	if (typeof json_path === 'string') return json_path.replace(/^\$\.?(data\[\d+\]\.?)?/, '');
	return typeof api_name === 'string' ? api_name : '';
};

function fieldAt(fields: Readonly<Record<string, Field>>, place: string): Field | undefined {
	const [name = '', ...rest] = place.replace(/\[\d+\]/g, '').split('.');
	const field = fields[name];
	return rest.length && field && 'fields' in field ? (fieldAt(field.fields, rest.join('.')) ?? field) : field;
}

const valueAt = (record: Row, place: string): unknown =>
	place
		.split(/[.[\]]+/)
		.filter(Boolean)
		.reduce<unknown>((value, step) => (Array.isArray(value) ? value[Number(step)] : isRow(value) ? value[step] : undefined), record);

/** Why a request failed as a whole. */
function requestFailure(answer: Answer, resource: Resource | undefined): Failure {
	const body = isRow(answer.body) ? answer.body : {};
	const row = typeof body.code === 'string' ? body : (resultsIn(answer)[0] ?? {});
	const code = typeof row.code === 'string' ? row.code : '';
	const details = isRow(row.details) ? row.details : {};
	const says = [...(isFilled(row.message) ? [String(row.message)] : []), ...crmWords(details)].join('; ');
	return {
		cause: crmCause(code, answer.status),
		status: answer.status,
		message: sentence(answer, code, says, details, resource),
		details: says ? [{ at: placeOf(details), says: code ? `${says} [${code}]` : says }] : [],
	};
}

function sentence(answer: Answer, code: string, says: string, details: Row, resource: Resource | undefined): string {
	if (code === 'OAUTH_SCOPE_MISMATCH') {
		const scopes = Array.isArray(details.permissions) ? details.permissions.join(', ') : 'the one for this';
		return `The Zoho credential lacks the scope ${scopes}. Open the credential, switch CRM on, and connect again`;
	}
	switch (answer.status) {
		case 0:
			return 'Zoho CRM did not answer. Check the network and try again';
		case 204:
			return `Zoho CRM has no such ${resource?.label.toLowerCase() ?? 'record'}. Check the ID`;
		case 401:
			return 'Zoho no longer accepts the credential. Open it and connect again';
		case 403:
			return `The connected user may not do this in Zoho CRM${says ? `: ${says}` : ''}. Ask an administrator for the right`;
		case 404:
			return says ? `Zoho CRM: ${says}` : 'Zoho CRM has no such record or address. Check the ID and the module';
		case 429:
			return 'Zoho CRM is receiving too many requests, or the credits of the day are used up. Try again later';
	}
	if (answer.status >= 500) return `Zoho CRM is not available at the moment${says ? ` (${says})` : ''}. Try again later`;
	if (ok(answer)) return "Zoho CRM's answer could not be read";
	return says
		? `Zoho CRM refused the request: ${says}${code ? ` [${code}]` : ''}`
		: `Zoho CRM refused the request with status ${answer.status}${code ? ` [${code}]` : ''}`;
}
