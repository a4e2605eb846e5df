import type { Resource } from '../apis/define';
import type { Cause, Failure } from '../failure';
import { isRow } from '../record';
import type { Answer } from './conversation';
import type { FinanceApp } from './zohoFinance';

/** Zoho's own number for what happened; 0 is well (https://www.zoho.com/books/api/v3/errors/). */
export const codeOf = (answer: Answer): number => (isRow(answer.body) ? Number(answer.body.code ?? 0) : 0);

const messageOf = (answer: Answer): string =>
	isRow(answer.body) ? String(answer.body.message ?? '') : typeof answer.body === 'string' && !/^\s*</.test(answer.body) ? answer.body.slice(0, 500) : '';

/** Why a request failed, for a person: what happened, where, and what to do. */
export function financeFailure(app: FinanceApp, answer: Answer, resource?: Resource): Failure {
	const says = messageOf(answer);
	return { ...explain(app, answer, says, resource), status: answer.status, details: says ? [{ at: fieldIn(says, resource), says }] : [] };
}

const TAKEN = /already (exists|been taken|taken)/i;

/** The field that Zoho means: by its name, or as it stands on the form. Of what is taken already, the value is quoted and not the field. */
function fieldIn(says: string, resource?: Resource): string {
	const passed = /^Invalid value passed for ([\w ]+?)\.?$/.exec(says)?.[1];
	if (passed !== undefined) return labelled(passed, resource) ?? (/^[a-z][a-z0-9_]+$/.test(passed) ? passed : '');
	if (!TAKEN.test(says)) return /"([a-z][a-z0-9_]+)"/.exec(says)?.[1] ?? labelled(/^([\w ]+) does not exist/.exec(says)?.[1] ?? '', resource) ?? '';
	const noun = (/^(?:The )?([\w ]+?) "/.exec(says)?.[1] ?? '').toLowerCase();
	const isItself = noun !== '' && (resource?.label.toLowerCase().startsWith(noun) || NAMES_OF_CONTACTS.includes(noun));
	return labelled(noun, resource) ?? (isItself ? (resource?.key?.field ?? resource?.title) : undefined) ?? '';
}

const NAMES_OF_CONTACTS = ['customer', 'vendor'];

const labelled = (label: string, resource?: Resource): string | undefined =>
	Object.entries(resource?.fields ?? {}).find(([name, field]) => !field.readOnly && (name === label || field.label.toLowerCase() === label.toLowerCase()))?.[0];

type Explained = Pick<Failure, 'cause' | 'message'>;

/** Only these codes are certain; every other is told by its status and message. */
const codes: Readonly<Record<number, (app: FinanceApp, says: string, resource?: Resource) => Explained>> = {
	5: ({ vendor }) => ({ cause: 'not-found', message: `${vendor} knows no such address. The feature may not be part of this plan or edition` }),
	15: ({ vendor }, says) => ({ cause: 'validation', message: `${vendor} takes no text of this length: ${says} Shorten it` }),
	44: () => ({ cause: 'rate-limited', message: 'Zoho is receiving too many requests for this organization. Try again in a minute' }),
	45: () => ({
		cause: 'quota-exhausted',
		message: "The Zoho organization has no calls left today. The record can be sent again when the day's allowance is back",
	}),
	57: (app, _says, resource) => ({ cause: 'scope-missing', message: notAllowed(app, resource) }),
	1002: ({ vendor }, _says, resource) => ({ cause: 'not-found', message: `${vendor} has no such ${nounOf(resource)}. Check the ID and the organization` }),
	1070: () => ({ cause: 'rate-limited', message: 'Too many requests are in progress for this Zoho organization. Try again in a few seconds' }),
	3062: ({ vendor }, says) => ({ cause: 'duplicate', message: `${vendor} already has a contact with this name${says ? ` (${says})` : ''}` }),
	6041: ({ vendor }) => ({ cause: 'not-connected', message: `The signed-in user is not a member of this organization in ${vendor}. Pick one from the list` }),
};

const nounOf = (resource?: Resource): string => resource?.label.toLowerCase() ?? 'record';

/**
 * A dead token and a missing scope are answered alike. n8n has renewed the token once before this is said, so the token is sound
 * unless its renewal failed, which is told apart by the token's own answer.
 */
const notAllowed = ({ service, area }: FinanceApp, resource?: Resource): string => {
	const group = resource && scopeGroup(service, resource.path);
	return (
		`Zoho does not allow this. The credential lacks the permission for ${area}${group ? ` (scope ${service}.${group})` : ''}, the user's role does, or the account lives in another data centre. ` +
		'Check the switches and the data centre in the credential and connect again, or ask an administrator of the organization'
	);
};

/** Scope groups that are not called as the address is (https://www.zoho.com/books/api/v3/oauth/). */
const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	ZohoBooks: {
		organizations: 'settings',
		users: 'settings',
		items: 'settings',
		pricebooks: 'settings',
		reportingtags: 'settings',
		locations: 'settings',
		recurringinvoices: 'invoices',
		retainerinvoices: 'invoices',
		salesreceipts: 'invoices',
		recurringbills: 'bills',
		recurring_bills: 'bills',
		recurringexpenses: 'expenses',
		vendorcredits: 'debitnotes',
		bankaccounts: 'banking',
		banktransactions: 'banking',
		bankstatements: 'banking',
		chartofaccounts: 'accountants',
		journals: 'accountants',
	},
	ZohoInventory: {
		organizations: 'settings',
		users: 'settings',
		locations: 'settings',
		pricebooks: 'settings',
		reportingtags: 'settings',
		itemgroups: 'items',
		bundles: 'compositeitems',
		salesreturnreceives: 'salesreturnreceives',
		vendorcredits: 'debitnotes',
	},
	ZohoExpense: {
		organizations: 'orgsettings',
		expenses: 'expense',
		reports: 'expense',
		expensereports: 'expensereport',
		trips: 'triprequest',
		expensecategories: 'expensecategory',
		contacts: 'customer',
		projects: 'project',
		currencies: 'currency',
		taxes: 'tax',
		taxgroups: 'tax',
	},
};

/** `/settings/taxes` is settings in Books and Inventory, and tax in Expense. */
function scopeGroup(service: string, path: string): string {
	const [first = '', second = ''] = path.split('/').filter(Boolean);
	const known = groups[service] ?? {};
	return (first === 'settings' ? known[second] : known[first]) ?? first;
}

function explain(app: FinanceApp, answer: Answer, says: string, resource?: Resource): Explained {
	const known = codes[codeOf(answer)]?.(app, says, resource);
	if (known) return known;
	const { vendor } = app;
	if (answer.status === 0) return { cause: 'network', message: 'Zoho did not answer. Check the network and try again' };
	if (answer.status === 401)
		return {
			cause: 'credential-invalid',
			message: 'Zoho no longer accepts the credential, or it belongs to another data centre. Check the data centre and connect again',
		};
	if (answer.status === 404) return { cause: 'not-found', message: `${vendor} has no such ${nounOf(resource)}${says ? ` (${says})` : ''}` };
	if (answer.status === 429) return codes[44]!(app, says);
	if (answer.status >= 500)
		return { cause: 'temporarily-unavailable', message: `Zoho is not available at the moment${says ? ` (${says})` : ''}. Try again later` };
	if (!says) return { cause: 'validation', message: `${vendor} refused the request with status ${answer.status}` };
	const [, cause, cure] = refusals.find(([words]) => words.test(says)) ?? [undefined, 'validation' as const, ''];
	return { cause, message: `${vendor} refused the request: ${says}${cure ? `${/[.!?]$/.test(says) ? '' : '.'} ${cure}` : ''}` };
}

/** What Zoho's words come to, and the way out, since their numbers are not known; the first that fits counts. */
const refusals: ReadonlyArray<readonly [RegExp, Cause, string]> = [
	[TAKEN, 'duplicate', 'Give it another one, or use Create or Update'],
	[/does not exist/i, 'not-found', 'Check the ID, and that it belongs to this organization'],
	[/^Invalid value passed/i, 'validation', 'Correct or leave out this field'],
	[/\b(cannot be|can only be|only .+ can)\b/i, 'business-rule', 'Check the status of the record'],
	[/\b(is more than|is less than|not enough)\b/i, 'business-rule', 'Check the amounts'],
];

const LARGEST = 10 * 1024 * 1024;

/** Zoho takes files of up to 10 MB (https://www.zoho.com/books/api/v3/invoices/#add-attachment-to-an-invoice). */
export const fileProblem = (name: string, bytes: Uint8Array): string | undefined =>
	bytes.length > LARGEST ? `${name} has ${(bytes.length / 1024 / 1024).toFixed(1)} MB, and Zoho takes files of up to 10 MB` : undefined;
