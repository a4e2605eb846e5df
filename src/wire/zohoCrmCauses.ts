import type { Cause } from '../failure';
import { isFilled, isRow, type Row } from '../record';

/** What Zoho CRM's codes mean for a workflow (https://www.zoho.com/crm/developer/docs/api/v8/status-codes.html). */
const CAUSES: Readonly<Record<string, Cause>> = {
	MANDATORY_NOT_FOUND: 'validation',
	INVALID_DATA: 'validation',
	DUPLICATE_DATA: 'duplicate',
	INVALID_MODULE: 'validation',
	RECORD_LOCKED: 'business-rule',
	RECORD_IN_BLUEPRINT: 'business-rule',
	NOT_ALLOWED: 'business-rule',
	CANNOT_PERFORM_ACTION: 'business-rule',
	CANNOT_PROCESS: 'business-rule',
	CANNOT_DELETE: 'business-rule',
	NOT_APPROVED: 'business-rule',
	NOT_REVIEWED: 'business-rule',
	CONVERTED_RECORD: 'business-rule',
	ID_ALREADY_CONVERTED: 'business-rule',
	ALREADY_USED: 'business-rule',
	FEATURE_NOT_SUPPORTED: 'business-rule',
	FEATURE_NOT_ENABLED: 'business-rule',
	LICENSE_LIMIT_EXCEEDED: 'business-rule',
	STORAGE_SPACE_EXCEEDED: 'business-rule',
	ALREADY_MODIFIED: 'conflict',
	RESOURCE_NOT_FOUND: 'not-found',
	INVALID_TOKEN: 'credential-invalid',
	AUTHENTICATION_FAILURE: 'credential-invalid',
	OAUTH_SCOPE_MISMATCH: 'scope-missing',
	NO_PERMISSION: 'scope-missing',
	AUTHORIZATION_FAILED: 'scope-missing',
	PERMISSION_DENIED: 'scope-missing',
};

export const crmCause = (code: string, status: number): Cause => {
	// The same code as for a value that does not fit, but about the address.
	if (status === 404) return 'not-found';
	const named = CAUSES[code];
	if (named) return named;
	if (status === 0) return 'network';
	if (status === 204) return 'not-found';
	if (status === 401) return 'credential-invalid';
	if (status === 403) return 'scope-missing';
	if (status === 429) return 'rate-limited';
	if (status >= 500) return 'temporarily-unavailable';
	return status >= 400 ? 'validation' : 'unknown';
};

/** What the details of a refusal add to its message, in words. */
export const crmWords = ({ expected_data_type, maximum_length, duplicate_record, limit, param_name, expected_fields, dependee }: Row): string[] => [
	...(isFilled(expected_data_type) ? [`${String(expected_data_type)} is expected`] : []),
	...(isFilled(maximum_length) ? [`at most ${String(maximum_length)} characters`] : []),
	...(isRow(duplicate_record) ? [`record ${String(duplicate_record.id)} has it already`] : []),
	...(isFilled(limit) ? [`the limit is ${String(limit)}`] : []),
	...(isFilled(param_name) ? [`parameter ${String(param_name)}`] : []),
	...(Array.isArray(expected_fields)
		? [`one of ${expected_fields.map((field) => (isRow(field) ? String(field.api_name) : String(field))).join(', ')} is expected`]
		: []),
	...(isRow(dependee) ? [`it depends on ${String(dependee.api_name)}`] : []),
];
