import { actionOf, choice, flag, list, moment, text, type Fields, type Operation } from '../define';

/** Xero recommends about 50 records a request (https://developer.xero.com/documentation/api/accounting/requests-and-responses). */
const BATCH = 50;

/** The words Xero's operations are made of, said once for a noun. PUT creates, POST creates or updates. */
export const verbs = (noun: string, nouns: string) => ({
	create: <const Name extends string>(requires: readonly Name[], batch = BATCH): Operation<Name> => ({
		label: 'Create',
		action: `Create ${noun}`,
		does: 'create',
		method: 'PUT',
		path: '',
		requires,
		batch,
	}),
	update: (batch = BATCH): Operation<never> => ({
		label: 'Update',
		action: `Update ${noun}`,
		does: 'update',
		method: 'POST',
		path: batch === 1 ? '/{id}' : '',
		batch,
		repeatable: true,
	}),
	upsert: <const Name extends string>(requires: readonly Name[], batch = BATCH): Operation<Name> => ({
		label: 'Create or Update',
		action: `Create or update ${noun}`,
		does: 'upsert',
		method: 'POST',
		path: '',
		requires,
		batch,
		repeatable: true,
	}),
	get: (): Operation<never> => ({ label: 'Get', action: `Get ${noun}`, does: 'get', method: 'GET', path: '/{id}' }),
	getMany: (filters: Fields = {}): Operation<never> => ({ label: 'Get Many', action: `Get many ${nouns}`, does: 'getMany', method: 'GET', path: '', filters }),
	/** A change of status, named as Xero's user would name it. */
	become: (label: string, body: Readonly<Record<string, unknown>>, batch = BATCH): Operation<never> => ({
		label,
		action: actionOf(label, noun),
		does: 'act',
		method: 'POST',
		path: batch === 1 ? '/{id}' : '',
		body,
		batch,
		repeatable: true,
	}),
});

/** List parameters by the capability they stand for; a resource takes those that Xero offers it. */
export const modifiedSince = { modifiedSince: moment('Modified Since', { hint: 'Only records that Xero created or changed at or after this time' }) };
export const where = { where: text('Where', { hint: "Filter in Xero's own syntax, such as Date >= DateTime(2026, 01, 01)" }) };
export const order = { order: text('Order By', { hint: 'Field and direction, such as Date DESC' }) };
export const searchTerm = { searchTerm: text('Search Term') };
export const ids = { IDs: list('IDs') };
export const includeArchived = { includeArchived: flag('Include Archived') };
export const summaryOnly = { summaryOnly: flag('Summary Only', { hint: 'A smaller answer without lines; saves bytes out of Xero' }) };

/** Currencies are ISO 4217 codes; the organisation must have them switched on. */
export const currencyCode = text('Currency Code', { max: 3, hint: "ISO code, such as EUR; the organisation's own currency if left out" });

export const lineAmountTypes = choice('Line Amounts Are', { Exclusive: 'Tax Exclusive', Inclusive: 'Tax Inclusive', NoTax: 'No Tax' });
