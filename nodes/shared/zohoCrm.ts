import type { IDataObject, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { Fields, Operation, Resource } from '../../src/apis/define';
import { recordIn, resourceOfModule, zohoCrm } from '../../src/apis/zohoCrm';
import type { Failure } from '../../src/failure';
import { isRow, rowsIn, type Row } from '../../src/record';
import type { Conversation } from '../../src/wire/conversation';
import { failureOf, ok } from '../../src/wire/dialect';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { described } from '../../src/wire/zohoCrmFields';
import { telling } from './errorItem';
import { ask, converse } from './transport';
import type { Context, Vendor } from './vendor';
import { zohoHost } from './zoho';

/** How long an account's settings are taken as they were: a new field is seen soon, and a run of many items asks once. */
const REMEMBERED = 5 * 60_000;
const remembered = new Map<string, { at: number; rows: Promise<Row[]> }>();

/** Operations whose requests name fields, so that the account's own must be known. */
const NAMING = ['create', 'update', 'upsert', 'getMany'];

/** The result of a job may stand on another host than the API, and says so by its whole address; a token goes to no other than Zoho's. */
const ZOHO = /^https:\/\/([\w-]+\.)*(zoho|zohoapis|zohocloud)\.(com|eu|in|jp|ca|sa|uk|ae|com\.au|com\.cn)\//;

export const zohoCrmVendor: Vendor = {
	resources: zohoCrm,
	dialect: zohoCrmDialect,
	credential: 'zohoAppsOAuth2Api',
	address(credentials: IDataObject, { outside, path }) {
		const host = zohoHost(credentials);
		if (path.startsWith(`${host}/`) || ZOHO.test(path)) return '';
		return `${host}${outside ? '' : '/crm/v8'}`;
	},
	async organisations(context) {
		const answer = await ask(context, zohoCrmVendor, undefined, { method: 'GET', path: '/org', repeatable: true });
		return zohoCrmDialect
			.records(zohoCrm.organization, answer)
			.map(({ id, company_name }) => ({ id: String(id), name: String(company_name), isDefault: true }));
	},
	async resolve(context, resource, operation, inputs) {
		const module = moduleOf(resource, operation, inputs);
		if (!module) return resource;
		const own = resource.path ? resource : recordIn(resource, module);
		const verb = Object.keys(resource.operations).find((name) => resource.operations[name] === operation) ?? '';
		return await asTheRequestNeedsIt(context, own, verb, { ...inputs, module }).catch((error: unknown) => {
			// What is wrong shows in the request itself; of a module that no table knows, fields would silently be left out.
			if (resource.path || !(error instanceof SettingsRefused) || error.failure.cause !== 'scope-missing') return own;
			const { message, failure } = error;
			throw telling(new NodeApiError(context.getNode(), {} as JsonObject, { message, httpCode: String(failure.status) }), failure);
		});
	},
};

/** The module that a resource's records are of; none for settings. */
export const moduleOf = (resource: Resource, operation: Operation, inputs: Row): string => {
	if (operation.path.startsWith('/{module}')) return String(inputs.module ?? '');
	const module = resource.path.slice(1);
	return module in resourceOfModule ? module : '';
};

async function asTheRequestNeedsIt(context: Context, resource: Resource, verb: string, inputs: Row): Promise<Resource> {
	const operation = resource.operations[verb]!;
	const module = String(inputs.module);
	const changed = (change: Partial<Operation>): Resource => ({ ...resource, operations: { ...resource.operations, [verb]: { ...operation, ...change } } });
	const { does, of, path, body } = operation;
	if (of && path.endsWith('/{relatedList}')) return changed({ of: { ...of, fields: { ...of.fields, ...(await relatedFields(context, module, inputs)) } } });
	if (body?.convert_to) return changed({ body: await withModuleIds(context, body) });
	return of || !NAMING.includes(does) || path.endsWith('/search')
		? resource
		: await asTheAccountHasIt(context, resource, module, verb, String(inputs.Layout ?? ''));
}

/** A resource with the fields, types and choices of the account, and for a new record with what its layout demands, or all of them where none is chosen. */
export async function asTheAccountHasIt(context: Context, resource: Resource, module: string, verb = '', layout = ''): Promise<Resource> {
	const fields = await fieldsOf(context, module);
	// Without the layouts a form still shows what the module itself demands.
	const layouts = verb === 'create' || layout ? await settingsOf(context, 'layouts', { module }).catch(() => []) : [];
	const subforms = fields.filter(({ data_type, api_name }) => data_type === 'subform' && resource.fields[String(api_name)]?.kind !== 'rows').map(subformOf);
	const rowsOfEach = await Promise.all(subforms.filter(Boolean).map(async (name) => [name, await fieldsOf(context, name)] as const));
	return described(resource, { fields, layouts, layout, subforms: Object.fromEntries(rowsOfEach) }, resourceOfModule);
}

/** A subform is a module of its own. */
const subformOf = ({ associated_module, subform }: Row): string => {
	const reference = isRow(associated_module) ? associated_module : isRow(subform) ? subform : {};
	return String(reference.module ?? reference.api_name ?? '');
};

/** The fields of the records in a related list; lists such as attachments are of no module. */
async function relatedFields(context: Context, module: string, { relatedList }: Row): Promise<Fields> {
	const lists = await settingsOf(context, 'related_lists', { module });
	const { module: related } = lists.find(({ api_name }) => api_name === relatedList) ?? {};
	const name = isRow(related) ? String(related.api_name) : '';
	const resource = (zohoCrm as Record<string, Resource>)[resourceOfModule[name] ?? 'record']!;
	return name ? described(resource, { fields: await fieldsOf(context, name) }, resourceOfModule).fields : {};
}

/** What a record is turned into is named by its module's name and id. */
async function withModuleIds(context: Context, { convert_to, ...body }: Row): Promise<Row> {
	const modules = await settingsOf(context, 'modules', {});
	const named = rowsIn(convert_to).map(({ module = {}, ...rest }) => {
		const known = isRow(module) ? modules.find(({ api_name }) => api_name === module.api_name) : undefined;
		return { ...rest, module: { ...(module as Row), ...(known ? { id: known.id } : {}) } };
	});
	return { ...body, convert_to: named };
}

export const fieldsOf = async (context: Context, module: string): Promise<Row[]> => await settingsOf(context, 'fields', { module });

/** Why settings could not be had. */
class SettingsRefused extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
	}
}

/** Rows of the account's settings of one kind. */
export async function settingsOf(context: Context, kind: string, query: Record<string, string>): Promise<Row[]> {
	const key = JSON.stringify([context.getNode().credentials?.[zohoCrmVendor.credential]?.id, kind, query]);
	const known = remembered.get(key);
	if (known && Date.now() - known.at < REMEMBERED) return await known.rows;
	const rows = converse(context, zohoCrmVendor, undefined, settings(kind, query));
	remembered.set(key, { at: Date.now(), rows });
	// Settings that could not be had are asked for again.
	rows.catch(() => remembered.delete(key));
	return await rows;
}

function* settings(kind: string, query: Record<string, string>): Conversation<Row[]> {
	const asked = Object.keys(query).length ? { query } : {};
	const answer = yield { method: 'GET', path: `/settings/${kind}`, ...asked, repeatable: true };
	if (!ok(answer)) throw new SettingsRefused(failureOf(zohoCrmDialect, answer));
	return rowsIn(isRow(answer.body) ? answer.body[kind] : undefined);
}
