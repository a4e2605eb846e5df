import { link, resource, type Operation, type Resource, type Resources } from '../define';
import { moduleResource } from './module';
import {
	account,
	call,
	campaign,
	case_,
	contact,
	deal,
	event,
	invoice,
	lead,
	note,
	priceBook,
	product,
	purchaseOrder,
	quote,
	salesOrder,
	task,
	vendor,
} from './modules';
import { currency, field, file, layout, module_, organization, user } from './settings';

const base = moduleResource({ label: 'Record of Any Module', plural: 'Records', apiName: '', title: 'Name', matchedOn: 'Name', requires: [], fields: {} });
const modulePicker = link('Module', { resource: 'module', by: 'api_name', view: 'records' });

/** A record of whatever module the account has, standard or custom: the module is asked for and stands in the address. */
const record = resource({
	...base,
	path: '',
	operations: Object.fromEntries(
		Object.entries<Operation>(base.operations).map(([name, operation]) => [
			name,
			{ ...operation, path: `/{module}${operation.path}`, inputs: { module: modulePicker, ...operation.inputs } },
		]),
	),
});

/** The same for one module: whatever reads or looks up beside an operation goes to its address too. */
export const recordIn = (resource: Resource, module: string): Resource => ({
	...resource,
	path: `/${encodeURIComponent(module)}`,
	operations: Object.fromEntries(
		Object.entries(resource.operations).map(([name, { inputs: { module: _module, ...inputs } = {}, ...operation }]) => [
			name,
			{ ...operation, path: operation.path.replace(/^\/\{module\}/, ''), inputs },
		]),
	),
});

const modules = {
	account,
	call,
	campaign,
	case: case_,
	contact,
	deal,
	event,
	invoice,
	lead,
	note,
	priceBook,
	product,
	purchaseOrder,
	quote,
	record,
	salesOrder,
	task,
	vendor,
};

/** Zoho CRM API v8, by the names that workflows store. */
export const zohoCrm = { ...modules, currency, field, file, layout, module: module_, organization, user } as const satisfies Resources;

/** The resource of each standard module, by the module's API name. */
export const resourceOfModule: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(modules).map(([name, { path }]) => [path.slice(1), name]));
