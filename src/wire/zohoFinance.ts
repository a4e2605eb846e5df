import type { Resource } from '../apis/define';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { Answer, Request } from './conversation';
import { valueIn } from './customFields';
import { decode } from './decode';
import { ok, type Dialect } from './dialect';
import { multipart } from './multipart';
import { asQuery } from './query';
import { codeOf, financeFailure, fileProblem } from './zohoFinanceCauses';

/** One of Zoho's finance apps. */
export interface FinanceApp {
	readonly vendor: string;
	/** The service in its scopes, such as ZohoBooks. */
	readonly service: string;
	/** The switch of the credential. */
	readonly area: string;
	/** Where the organization is said. */
	inOrganisation(id: string): Pick<Request, 'headers' | 'query'>;
}

const inAddress = (id: string): Pick<Request, 'query'> => ({ query: { organization_id: id } });

/** How Zoho Books, Inventory and Expense speak (https://www.zoho.com/books/api/v3/introduction/): one dialect, told apart by little. */
const speaking = (app: FinanceApp): Dialect => ({
	vendor: app.vendor,
	pageSize: 200,
	// A hundred a minute for an organization, all apps together (https://www.zoho.com/books/api/v3/introduction/#api-call-limit).
	countedWith: 'Zoho finance',
	perMinute: 95,
	atOnce: 5,
	// Whether a row that keeps its id keeps what is not sent of it is not said, so rows go whole.
	wholeRows: true,
	refusesLongTexts: true,
	listsInShort: true,
	inOrganisation: app.inOrganisation,
	write: (_resource, operation, records, beside) => {
		const query = {
			...asQuery(beside),
			// A number of one's own is refused while auto-numbering is on, unless the request says it is meant.
			...(operation.does === 'create' && records.some(hasOwnNumber) ? NUMBERED : {}),
		};
		return { ...(Object.keys(query).length ? { query } : {}), body: records[0] };
	},
	list: (resource, filters, page) => {
		const { modifiedSince, withDetails: _, ...rest } = filters;
		return {
			query: {
				...resource.parameters,
				...(resource.paged ? { page: String(page.number), per_page: String(page.size) } : {}),
				...asQuery(Object.fromEntries(Object.entries(rest).filter(([, value]) => isFilled(value)))),
				...(isFilled(modifiedSince) ? sinceParameters(resource, String(modifiedSince)) : {}),
			},
		};
	},
	find: ({ parameter }, [key]) => ({ [parameter]: key }),
	writeByField: (resource, record, field) => {
		const value = valueIn(record, field);
		if (!isFilled(value)) return undefined;
		return {
			method: 'PUT',
			path: resource.path,
			headers: { 'X-Unique-Identifier-Key': field, 'X-Unique-Identifier-Value': String(value), 'X-Upsert': 'true' },
			...(hasOwnNumber(record) ? { query: NUMBERED } : {}),
			body: record,
			// The field takes no duplicates: what was made before is found again.
			repeatable: true,
		};
	},
	file: (file, { file: field }) => multipart(file, field),
	fileProblem,
	records: recordsIn,
	more: (_resource, answer) => isRow(answer.body) && isRow(answer.body.page_context) && answer.body.page_context.has_more_page === true,
	results: (resource, answer, { length: count }) => {
		if (refused(answer)) return Array.from({ length: count }, () => ({ failure: financeFailure(app, answer, resource) }));
		const [record] = recordsIn(resource, answer);
		return Array.from({ length: count }, () => ({ record: record ?? saidIn(answer) }));
	},
	limit: (answer) => {
		if (answer.status !== 429) return undefined;
		const code = codeOf(answer);
		if (code === 45) return { kind: 'day', seconds: Number(answer.headers['x-rate-limit-reset']) || undefined };
		return code === 1070 ? { kind: 'concurrent' } : { kind: 'minute', seconds: Number(answer.headers['retry-after']) || undefined };
	},
	remaining: ({ headers }) => {
		const left = Number(headers['x-rate-limit-remaining']);
		return headers['x-rate-limit-remaining'] === undefined || Number.isNaN(left) ? {} : { leftToday: left };
	},
	day: ({ headers }) => {
		const [of, endsIn] = [Number(headers['x-rate-limit-limit']), Number(headers['x-rate-limit-reset'])];
		return { ...(of > 0 ? { of } : {}), ...(endsIn > 0 ? { endsIn } : {}) };
	},
	failure: (answer, resource) => financeFailure(app, answer, resource),
});

export const zohoBooksDialect = speaking({ vendor: 'Zoho Books', service: 'ZohoBooks', area: 'Books', inOrganisation: inAddress });
export const zohoInventoryDialect = speaking({ vendor: 'Zoho Inventory', service: 'ZohoInventory', area: 'Inventory', inOrganisation: inAddress });
export const zohoExpenseDialect = speaking({
	vendor: 'Zoho Expense',
	service: 'ZohoExpense',
	area: 'Expense',
	inOrganisation: (id) => ({ headers: { 'X-com-zoho-expense-organizationid': id } }),
});

const NUMBERED = { ignore_auto_number_generation: 'true' };
const OWN_NUMBERS = [
	'invoice_number',
	'estimate_number',
	'salesorder_number',
	'purchaseorder_number',
	'creditnote_number',
	'vendor_credit_number',
	'retainerinvoice_number',
	'package_number',
	'shipment_number',
	'transfer_order_number',
	'salesreturn_number',
	'receive_number',
];
const hasOwnNumber = (record: Row): boolean => OWN_NUMBERS.some((name) => isFilled(record[name]));

/** What an answer holds beside records. */
const BESIDE = ['code', 'message', 'page_context', 'error_info', 'instance', 'is_first_email'];

/**
 * The records of an answer: under the names that the resource gives, else, since Zoho's documents and answers do not agree on all names,
 * what stands there in their place. Nothing where the operation expects none.
 */
function recordsIn(resource: Resource, { body }: Answer): Row[] {
	const { one, many } = resource.envelope;
	if (!isRow(body) || (!one && !many)) return [];
	const holding = (held: unknown): Row[] => (isRow(held) ? [held] : rowsIn(held));
	const named = [body[many], body[one]].map(holding).find((rows) => rows.length);
	const isKnown = one in body || many in body;
	const other = isKnown ? undefined : Object.entries(body).find(([name, value]) => !BESIDE.includes(name) && (isRow(value) || Array.isArray(value)))?.[1];
	return (named ?? holding(other)).map((row) => decode(resource.fields, row));
}

/** Where an answer carries no record, its words are what there is. */
const saidIn = ({ body }: Answer): Row => (isRow(body) && isFilled(body.message) ? { message: body.message } : {});

function sinceParameters(resource: Resource, moment: string): Record<string, string> {
	const since = resource.since;
	if (!since || 'compare' in since || 'header' in since) return {};
	if ('sort' in since) return { sort_column: since.sort, sort_order: 'D' };
	const instant = new Date(moment);
	// Seconds and an offset without a colon, as Zoho's own timestamps have them.
	return { [since.parameter]: Number.isNaN(instant.getTime()) ? moment : `${instant.toISOString().slice(0, 19)}+0000` };
}

const refused = (answer: Answer): boolean => !ok(answer) || codeOf(answer) !== 0;
