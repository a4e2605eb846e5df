import type { Answer, Row } from '../../vendor';

/** CRM says no: an HTTP status, a word, details and a sentence; for a whole request, or for one record of it. */
export class CrmRefused extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details: Row = {},
	) {
		super(message);
	}

	/** As it stands in a list of results, and as a whole answer. */
	get element(): Row {
		return { code: this.code, details: this.details, message: this.message, status: 'error' };
	}

	get answer(): Answer {
		return { status: this.status, body: this.element };
	}
}

/** What there is to say of a request that cannot be made sense of [O]. */
const UNABLE = 'unable to process your request. please verify whether you have entered proper method name, parameter and parameter values.';

/**
 * The refusals that more than one place speaks. Their codes are those of Zoho's status pages and OpenAPI files; texts not listed there (fact sheet,
 * section 3.5) are marked as invented.
 */
export const refuse = {
	token: () => new CrmRefused(401, 'INVALID_TOKEN', 'invalid oauth token'),
	scope: (permissions: readonly string[]) => new CrmRefused(401, 'OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL', { permissions }),
	path: () => new CrmRefused(404, 'INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one'),
	method: () => new CrmRefused(400, 'INVALID_REQUEST_METHOD', 'The http request method type is not a valid one'),
	request: () => new CrmRefused(400, 'INVALID_REQUEST', UNABLE),
	module: (index = 0) => new CrmRefused(400, 'INVALID_MODULE', 'the module name given seems to be invalid', { resource_path_index: index }),
	/** An id in the address, told by its place there. */
	id: (index: number) => new CrmRefused(400, 'INVALID_DATA', 'the id given seems to be invalid', { resource_path_index: index }),
	/** An id in a list of ids. */
	idGiven: (id: string) => new CrmRefused(400, 'INVALID_DATA', 'the id given seems to be invalid', { id }),
	relatedId: (index: number) => new CrmRefused(400, 'INVALID_DATA', 'the related id given seems to be invalid', { resource_path_index: index }),
	data: (details: Row, message = 'invalid data') => new CrmRefused(400, 'INVALID_DATA', message, details),
	mandatory: (api_name: string, json_path: string) => new CrmRefused(400, 'MANDATORY_NOT_FOUND', 'required field not found', { api_name, json_path }),
	parameter: (param_name: string) => new CrmRefused(400, 'REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', { param_name }),
	/** Invented text. */
	limit: (details: Row) => new CrmRefused(400, 'LIMIT_EXCEEDED', 'the given limit is exceeded', details),
	/** Invented text. */
	ambiguous: (...names: readonly string[]) =>
		new CrmRefused(400, 'AMBIGUITY_DURING_PROCESSING', 'ambiguity while processing the request', {
			ambiguity_due_to: names.map((param_name) => ({ param_name })),
		}),
	locked: () => new CrmRefused(400, 'RECORD_LOCKED', 'Sorry, you cannot perform this operation as the record is locked.'),
	/** Invented text; the code is documented. */
	unsupported: (index: number) => new CrmRefused(400, 'NOT_SUPPORTED', 'the operation is not supported here', { resource_path_index: index }),
	/** Invented text: the word alone is sure. No Retry-After, no id of the request [D]. */
	tooMany: (what = 'the API call limit is exceeded') => new CrmRefused(429, 'TOO_MANY_REQUESTS', what),
} as const;
