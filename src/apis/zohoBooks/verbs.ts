import { actionOf, choice, date, moment, text, type Fields, type Method, type Operation } from '../define';

/** The words the operations of Zoho's finance apps are made of. POST creates, PUT updates; one record a request. */
export const verbs = (noun: string, nouns: string) => ({
	create: <const Name extends string>(requires: readonly Name[]): Operation<Name> => ({
		label: 'Create',
		action: `Create ${noun}`,
		does: 'create',
		method: 'POST',
		path: '',
		requires,
	}),
	update: (): Operation<never> => ({ label: 'Update', action: `Update ${noun}`, does: 'update', method: 'PUT', path: '/{id}', repeatable: true }),
	upsert: <const Name extends string>(requires: readonly Name[]): Operation<Name> => ({
		label: 'Create or Update',
		action: `Create or update ${noun}`,
		does: 'upsert',
		method: 'PUT',
		path: '/{id}',
		requires,
	}),
	get: (): Operation<never> => ({ label: 'Get', action: `Get ${noun}`, does: 'get', method: 'GET', path: '/{id}' }),
	getMany: (filters: Fields): Operation<never> => ({ label: 'Get Many', action: `Get many ${nouns}`, does: 'getMany', method: 'GET', path: '', filters }),
	delete: (): Operation<never> => ({ label: 'Delete', action: `Delete ${noun}`, does: 'delete', method: 'DELETE', path: '/{id}' }),
	/** A change of state at a path of its own, named as Zoho's user would name it. */
	act: (label: string, path: string, method: Method = 'POST'): Operation<never> => ({
		label,
		action: actionOf(label, noun),
		does: 'act',
		method,
		path: `/{id}${path}`,
		repeatable: true,
	}),
});

export const modifiedSince = { modifiedSince: moment('Modified Since', { hint: 'Only records that changed at or after this time' }) };
export const searchText = { search_text: text('Search Text', { max: 100 }) };
export const dates = { date_start: date('Date From'), date_end: date('Date To') };
export const sortOrder = { sort_order: choice('Sort Order', { A: 'Ascending', D: 'Descending' }) };
export const sortColumn = (columns: Readonly<Record<string, string>>) => ({ sort_column: choice('Sort By', columns) });
export const filterBy = (choices: Readonly<Record<string, string>>) => ({ filter_by: choice('Show', choices) });
