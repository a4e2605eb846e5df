import type { IDataObject } from 'n8n-workflow';
import type { Operation, Resource } from '../../src/apis/define';
import { resourceOfModule, zohoCrm } from '../../src/apis/zohoCrm';
import { isRow, rowsIn, type Row } from '../../src/record';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { described } from '../../src/wire/zohoCrmFields';
import { ask } from './transport';
import type { Context, Vendor } from './vendor';
import { zohoHost } from './zoho';

/** How long an account's settings are taken as they were: a new field is seen soon, and a run of many items asks once. */
const REMEMBERED = 5 * 60_000;
const remembered = new Map<string, { at: number; fields: Promise<Row[]> }>();

/** Operations whose requests name fields, so that the account's own must be known. */
const NAMING = ['create', 'update', 'upsert', 'getMany'];

export const zohoCrmVendor: Vendor = {
	resources: zohoCrm,
	dialect: zohoCrmDialect,
	credential: 'zohoAppsOAuth2Api',
	address: (credentials: IDataObject, { outside }) => `${zohoHost(credentials)}${outside ? '' : '/crm/v8'}`,
	async organisations(context) {
		const answer = await ask(context, zohoCrmVendor, undefined, { method: 'GET', path: '/org', repeatable: true });
		return zohoCrmDialect
			.records(zohoCrm.organization, answer)
			.map(({ id, company_name }) => ({ id: String(id), name: String(company_name), isDefault: true }));
	},
	async resolve(context, resource, operation, inputs) {
		const module = moduleOf(resource, operation, inputs);
		if (!module || operation.of || !NAMING.includes(operation.does)) return resource;
		// Without its settings the module is taken as it usually is; what is wrong with the credential shows in the request itself.
		return await asTheAccountHasIt(context, resource, module).catch(() => resource);
	},
};

/** The module that a resource's records are of; none for settings. */
export const moduleOf = (resource: Resource, operation: Operation, inputs: Row): string => {
	if (operation.path.startsWith('/{module}')) return String(inputs.module ?? '');
	const module = resource.path.slice(1);
	return module in resourceOfModule ? module : '';
};

/** A resource with the fields, types and choices of the account. */
export async function asTheAccountHasIt(context: Context, resource: Resource, module: string): Promise<Resource> {
	const fields = await fieldsOf(context, module);
	const subforms = fields.filter(({ data_type, api_name }) => data_type === 'subform' && resource.fields[String(api_name)]?.kind !== 'rows').map(subformOf);
	const rowsOfEach = await Promise.all(subforms.filter(Boolean).map(async (name) => [name, await fieldsOf(context, name)] as const));
	return described(resource, { fields, subforms: Object.fromEntries(rowsOfEach) }, resourceOfModule);
}

/** A subform is a module of its own. */
const subformOf = ({ associated_module, subform }: Row): string => {
	const reference = isRow(associated_module) ? associated_module : isRow(subform) ? subform : {};
	return String(reference.module ?? reference.api_name ?? '');
};

/** The rows of a module's settings. */
export async function fieldsOf(context: Context, module: string): Promise<Row[]> {
	const key = JSON.stringify([context.getNode().credentials?.[zohoCrmVendor.credential]?.id, module]);
	const known = remembered.get(key);
	if (known && Date.now() - known.at < REMEMBERED) return await known.fields;
	const fields = ask(context, zohoCrmVendor, undefined, { method: 'GET', path: '/settings/fields', query: { module }, repeatable: true }).then(({ body }) =>
		rowsIn(isRow(body) ? body.fields : undefined),
	);
	remembered.set(key, { at: Date.now(), fields });
	// Settings that could not be had are asked for again.
	fields.catch(() => remembered.delete(key));
	return await fields;
}
