import { actionOf, choice, flag, link, list, moment, text, type Field, type Fields, type Operation } from '../define';

/** Xero recommends about 50 records a request (https://developer.xero.com/documentation/api/accounting/requests-and-responses). */
const BATCH = 50;

/** How one operation differs from what its verb usually is. */
type Particulars = Pick<Operation, 'batch' | 'bare' | 'inputs'>;

/** The words Xero's operations are made of, said once for a noun. PUT creates, POST creates or updates. */
export const verbs = (noun: string, nouns: string) => ({
	create: <const Name extends string>(requires: readonly Name[], more: Particulars = {}): Operation<Name> => ({
		label: 'Create',
		action: `Create ${noun}`,
		does: 'create',
		method: 'PUT',
		path: '',
		requires,
		batch: BATCH,
		...more,
	}),
	update: (more: Particulars = {}): Operation<never> => ({
		label: 'Update',
		action: `Update ${noun}`,
		does: 'update',
		method: 'POST',
		path: more.batch === 1 ? '/{id}' : '',
		batch: BATCH,
		repeatable: true,
		...more,
	}),
	upsert: <const Name extends string>(requires: readonly Name[], more: Particulars = {}): Operation<Name> => ({
		label: 'Create or Update',
		action: `Create or update ${noun}`,
		does: 'upsert',
		method: 'POST',
		path: '',
		requires,
		batch: BATCH,
		repeatable: true,
		...more,
	}),
	/** For records that Xero never lets anyone edit: what exists is left as it is. */
	createIfNew: <const Name extends string>(requires: readonly Name[], more: Particulars = {}): Operation<Name> => ({
		label: 'Create if New',
		action: `Create ${noun} if new`,
		does: 'upsert',
		method: 'PUT',
		path: '',
		requires,
		batch: BATCH,
		repeatable: true,
		keepsExisting: true,
		...more,
	}),
	get: (inputs?: Fields): Operation<never> => ({
		label: 'Get',
		action: `Get ${noun}`,
		does: 'get',
		method: 'GET',
		path: '/{id}',
		...(inputs ? { inputs } : {}),
	}),
	getMany: (filters: Fields = {}): Operation<never> => ({ label: 'Get Many', action: `Get many ${nouns}`, does: 'getMany', method: 'GET', path: '', filters }),
	/** A change of status, named as Xero's user would name it. */
	become: (label: string, body: Readonly<Record<string, unknown>>, more: Particulars = {}): Operation<never> => ({
		label,
		action: actionOf(label, noun),
		does: 'act',
		method: 'POST',
		path: more.batch === 1 ? '/{id}' : '',
		body,
		batch: BATCH,
		repeatable: true,
		...more,
	}),
	remove: (): Operation<never> => ({ label: 'Delete', action: `Delete ${noun}`, does: 'delete', method: 'DELETE', path: '/{id}' }),
	downloadPdf: (): Operation<never> => ({
		label: 'Download PDF',
		action: `Download ${noun} as PDF`,
		does: 'download',
		method: 'GET',
		path: '/{id}/pdf',
		accept: 'application/pdf',
	}),
});

/** List parameters by the capability they stand for; a resource takes those that Xero offers it. */
export const modifiedSince = { modifiedSince: moment('Modified Since', { hint: 'Only records that Xero created or changed at or after this time' }) };
export const where = { where: text('Where', { hint: "Further conditions in Xero's own syntax, such as Total >= 100" }) };
export const order = { order: text('Order By', { hint: 'Field and direction, such as Date DESC' }) };
export const searchTerm = { searchTerm: text('Search Term') };
export const ids = { IDs: list('IDs') };
export const includeArchived = { includeArchived: flag('Include Archived') };
export const summaryOnly = { summaryOnly: flag('Summary Only', { hint: 'A smaller answer without lines; saves bytes out of Xero' }) };

/** Filters that become conditions of `where`, in the forms that Xero answers from an index. */
export const dated: Fields = {
	dateFrom: { kind: 'date', label: 'Date From', where: 'Date>={}' },
	dateTo: { kind: 'date', label: 'Date To', where: 'Date<={}' },
};
export const ofContact: Fields = {
	contact: link('Contact', { resource: 'contact' }, { where: 'Contact.ContactID==guid({})' }),
};
export const equal = (name: string, label: string): Field => text(label, { where: `${name}=={}` });
/** Guarded, since Xero fails on a record that has none. */
export const startsWith = (name: string, label: string): Field => text(label, { where: `${name}!=null AND ${name}.StartsWith({})` });
export const oneOf = (name: string, label: string, choices: Readonly<Record<string, string>>): Field => choice(label, choices, { where: `${name}=={}` });

/** Currencies are ISO 4217 codes; the organisation must have them switched on. */
export const currencyCode = text('Currency Code', { max: 3, hint: "ISO code, such as EUR; the organisation's own currency if left out" });
export const currencyRate = { hint: "Units of the document's currency for one unit of the organisation's; the day's rate if left out" };

export const lineAmountTypes = choice('Line Amounts Are', { Exclusive: 'Tax Exclusive', Inclusive: 'Tax Inclusive', NoTax: 'No Tax' });
