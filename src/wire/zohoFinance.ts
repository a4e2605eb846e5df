import type { Resource } from '../apis/define';
import type { Cause, Failure } from '../failure';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { Answer } from './conversation';
import { decode } from './decode';
import { ok, type Dialect } from './dialect';

/** How Zoho Books, Inventory and Expense speak (https://www.zoho.com/books/api/v3/introduction/). */
export const zohoFinanceDialect: Dialect = {
	vendor: 'Zoho Books',
	pageSize: 200,
	perMinute: 95,
	atOnce: 5,
	inOrganisation: (id) => ({ query: { organization_id: id } }),
	write: (_resource, operation, records) => ({
		// A number of one's own is refused while auto-numbering is on, unless the request says it is meant.
		...(operation.does === 'create' && records.some(hasOwnNumber) ? { query: { ignore_auto_number_generation: 'true' } } : {}),
		body: records[0],
	}),
	list: (resource, filters, page) => {
		const { modifiedSince, ...rest } = filters;
		return {
			query: {
				page: String(page.number),
				per_page: String(page.size),
				...Object.fromEntries(
					Object.entries(rest)
						.filter(([, value]) => isFilled(value))
						.map(([name, value]) => [name, String(value)]),
				),
				...(isFilled(modifiedSince) ? sinceParameters(resource, String(modifiedSince)) : {}),
			},
		};
	},
	find: ({ parameter }, [key]) => ({ [parameter]: key }),
	records: (resource, answer) => {
		if (!isRow(answer.body)) return [];
		const { one, many } = resource.envelope;
		const listed = rowsIn(answer.body[many]);
		const single = answer.body[one];
		return (listed.length || !isRow(single) ? listed : [single]).map((row) => decode(resource.fields, row));
	},
	more: (_resource, answer) => isRow(answer.body) && isRow(answer.body.page_context) && answer.body.page_context.has_more_page === true,
	results: (resource, answer, { length: count }) => {
		const [record] = zohoFinanceDialect.records(resource, answer);
		return Array.from({ length: count }, () => (refused(answer) ? { failure: zohoFinanceDialect.failure(answer) } : { record: record ?? {} }));
	},
	limit: (answer) => {
		if (answer.status !== 429) return undefined;
		const code = codeOf(answer);
		if (code === 45) return { kind: 'day', seconds: Number(answer.headers['x-rate-limit-reset']) || undefined };
		return code === 1070 ? { kind: 'concurrent' } : { kind: 'minute', seconds: Number(answer.headers['retry-after']) || undefined };
	},
	failure: (answer) => {
		const says = messageOf(answer);
		return { ...explain(answer, says), status: answer.status, details: says ? [{ at: '', says }] : [] };
	},
};

const OWN_NUMBERS = ['invoice_number', 'estimate_number', 'salesorder_number', 'purchaseorder_number', 'creditnote_number'];
const hasOwnNumber = (record: Row): boolean => OWN_NUMBERS.some((name) => isFilled(record[name]));

function sinceParameters(resource: Resource, moment: string): Record<string, string> {
	const since = resource.since;
	if (!since || 'compare' in since || 'header' in since) return {};
	if ('sort' in since) return { sort_column: since.sort, sort_order: 'D' };
	const instant = new Date(moment);
	// Seconds and an offset without a colon, as Zoho's own timestamps have them.
	return { [since.parameter]: Number.isNaN(instant.getTime()) ? moment : `${instant.toISOString().slice(0, 19)}+0000` };
}

const codeOf = (answer: Answer): number => (isRow(answer.body) ? Number(answer.body.code ?? 0) : 0);
const messageOf = (answer: Answer): string =>
	isRow(answer.body) ? String(answer.body.message ?? '') : typeof answer.body === 'string' && !/^\s*</.test(answer.body) ? answer.body.slice(0, 500) : '';
const refused = (answer: Answer): boolean => !ok(answer) || codeOf(answer) !== 0;

/** Only these codes are certain; every other is told by its status and message. */
const CODES: Readonly<Record<number, { cause: Cause; message: string }>> = {
	5: { cause: 'not-found', message: 'Zoho Books knows no such address. The feature may not be part of this plan or edition' },
	44: { cause: 'rate-limited', message: 'Zoho is receiving too many requests for this organization. Try again in a minute' },
	45: { cause: 'quota-exhausted', message: "The Zoho organization has no calls left today. The record can be sent again when the day's allowance is back" },
	57: {
		cause: 'scope-missing',
		message:
			"Zoho does not allow this. The credential lacks the permission for Books, the user's role does, or the account lives in another data centre. Check the switches and the data centre in the credential and connect again, or ask an administrator of the organization",
	},
	1002: { cause: 'not-found', message: 'Zoho Books has no such record. Check the ID and the organization' },
	1070: { cause: 'rate-limited', message: 'Too many requests are in progress for this Zoho organization. Try again in a few seconds' },
	3062: { cause: 'duplicate', message: 'Zoho Books already has a contact with this name' },
	6041: { cause: 'not-connected', message: 'The signed-in user is not a member of this Zoho organization. Pick one from the list' },
};

function explain(answer: Answer, says: string): Pick<Failure, 'cause' | 'message'> {
	const known = CODES[codeOf(answer)];
	if (known) return says && known.cause === 'duplicate' ? { cause: known.cause, message: `${known.message} (${says})` } : known;
	if (answer.status === 0) return { cause: 'network', message: 'Zoho did not answer. Check the network and try again' };
	if (answer.status === 401)
		return {
			cause: 'credential-invalid',
			message: 'Zoho no longer accepts the credential, or it belongs to another data centre. Check the data centre and connect again',
		};
	if (answer.status === 404) return { cause: 'not-found', message: `Zoho Books has no such record${says ? ` (${says})` : ''}` };
	if (answer.status === 429) return CODES[44]!;
	if (answer.status >= 500)
		return { cause: 'temporarily-unavailable', message: `Zoho is not available at the moment${says ? ` (${says})` : ''}. Try again later` };
	const cause: Cause = /already (exists|been taken|taken)/i.test(says) ? 'duplicate' : /does not exist/i.test(says) ? 'not-found' : 'validation';
	return { cause, message: says ? `Zoho Books refused the request: ${says}` : `Zoho Books refused the request with status ${answer.status}` };
}
