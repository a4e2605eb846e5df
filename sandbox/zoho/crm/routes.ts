import type { Answer, Asked } from '../../vendor';
import { text } from '../ledger';
import { addAttachment, deleteAttachment, downloadAttachment, listAttachments } from './attachments';
import { createRead, downloadRead, getRead } from './bulkRead';
import { createWrite, downloadWrite, getWrite } from './bulkWrite';
import { callOf, type Call } from './call';
import { composite } from './composite';
import { conversionOptions, convertLead, massConvert, massConvertStatus } from './convert';
import { limitOf } from './coql/parse';
import { coql, moduleAsked } from './coql/run';
import { charge, checkAtOnce, sizeOf } from './credits';
import { listDeleted } from './deleted';
import { deletePhoto, downloadFile, getPhoto, setPhoto, uploadFiles, uploadForBulk } from './files';
import { convertDocument } from './inventoryConvert';
import { listRecords } from './lists';
import { massUpdate, massUpdateStatus } from './massUpdate';
import { createField, createModule, getModule, listFields, listLayouts, listModules, listRelatedLists } from './metadata';
import { getOrg, getUser, listCurrencies, listProfiles, listRoles, listUsers } from './organisation';
import { changeOwner, changeOwners } from './owner';
import { cloneRecord, deleteRecord, deleteRecords, fullData, getRecord, insertRecords, updateRecord, updateRecords, upsertRecords } from './records';
import { CrmRefused, refuse } from './refused';
import { getRelated, insertRelated, listRelated, removeRelated, updateRelated } from './related';
import { moduleNamed } from './schema';
import { checkScope } from './scopes';
import { count, search } from './search';
import type { Crm } from './state';
import { addTags, createTags, deleteTag, listTags, removeTags } from './tags';
import { listViews } from './views';
import { listWatch, patchWatch, rewatch, unwatch, watch } from './watch';

/** Every address of CRM: what it needs, what it costs and who answers. */

interface Route {
	/** Scopes: alternatives parted by |, what is needed together joined by +. */
	readonly needs: string | ((call: Call) => string);
	readonly does: (crm: Crm, call: Call, dispatch: (asked: Asked) => Answer) => Answer;
	/** One, where nothing is said. */
	readonly credits?: (call: Call) => number;
	readonly heavy?: (call: Call) => boolean;
}

const records = (call: Call): number => sizeOf(call, ({ data }) => data);
/** Ten records for a credit, and more than ten of them are heavy. */
const perTen = { credits: (call: Call) => Math.max(1, Math.ceil(records(call) / 10)), heavy: (call: Call) => records(call) > 10 };
const perFifty = { credits: (call: Call) => Math.max(1, Math.ceil(sizeOf(call, ({ ids }) => ids) / 50)) };
const costs = (credits: number, heavy = false) => ({ credits: () => credits, heavy: () => heavy });
const written = (call: Call): string => (sizeOf(call, ({ select_query }) => [select_query]) ? text(call.body().select_query) : '');
/** A select is wide from here on: invented. */
const WIDE = 25;
const coqlCosts = {
	credits: (call: Call) => (limitOf(written(call)) <= 200 ? 1 : limitOf(written(call)) <= 1000 ? 2 : 3),
	heavy: (call: Call) => (/select(.*?)from/is.exec(written(call))?.[1] ?? '').split(',').length >= WIDE,
};
const listCosts = { credits: ({ query }: Call) => (query.has('cvid') ? 3 : 1) };

const ofModule = (operation: string): string => `ZohoCRM.modules.{module}.${operation}`;
const settings = (group: string, operation = 'READ'): string => `ZohoCRM.settings.${group}.${operation}`;
const SEARCH = 'ZohoSearch.securesearch.READ';
/** Notes are a module of their own; other lists go by the record they stand on [unsure]. */
const related =
	(operation: string) =>
	({ params }: Call): string =>
		params.list === 'Notes' ? `${ofModule('READ')} + ZohoCRM.modules.notes.${operation}` : ofModule(operation);
/** Documents and specification name different ones [unsure]: either will do. */
const TAGGING = `${settings('tags', 'CREATE')} | ${ofModule('UPDATE')}`;
const MASS = (operation: string): string => `ZohoCRM.mass_update.${operation} | ZohoCRM.mass_update.{module}.${operation}`;

const ROUTES: Readonly<Record<string, Route>> = {
	'GET /v8/settings/modules': { needs: settings('modules'), does: listModules },
	'POST /v8/settings/modules': { needs: settings('modules', 'CREATE'), does: createModule, ...costs(500) },
	'GET /v8/settings/modules/{name}': { needs: settings('modules'), does: getModule },
	'GET /v8/settings/fields': { needs: settings('fields'), does: listFields },
	'POST /v8/settings/fields': { needs: settings('fields', 'CREATE'), does: createField },
	'GET /v8/settings/fields/{id}': { needs: settings('fields'), does: listFields },
	'GET /v8/settings/layouts': { needs: settings('layouts'), does: listLayouts },
	'GET /v8/settings/layouts/{id}': { needs: settings('layouts'), does: listLayouts },
	'GET /v8/settings/related_lists': { needs: settings('related_lists'), does: listRelatedLists },
	'GET /v8/settings/custom_views': { needs: settings('custom_views'), does: listViews },
	'GET /v8/settings/custom_views/{id}': { needs: settings('custom_views'), does: listViews },
	'GET /v8/settings/roles': { needs: settings('roles'), does: listRoles },
	'GET /v8/settings/profiles': { needs: settings('profiles'), does: listProfiles },
	'GET /v8/settings/tags': { needs: settings('tags'), does: listTags },
	'POST /v8/settings/tags': { needs: settings('tags', 'CREATE'), does: createTags },
	'DELETE /v8/settings/tags/{id}': { needs: settings('tags', 'DELETE'), does: deleteTag },
	'GET /v8/users': { needs: 'ZohoCRM.users.READ', does: listUsers },
	'GET /v8/users/{id}': { needs: 'ZohoCRM.users.READ', does: getUser },
	'GET /v8/org': { needs: 'ZohoCRM.org.READ', does: getOrg },
	'GET /v8/org/currencies': { needs: settings('currencies'), does: listCurrencies },
	'GET /v8/org/currencies/{id}': { needs: settings('currencies'), does: listCurrencies },

	'GET /v8/actions/watch': { needs: 'ZohoCRM.notifications.READ', does: listWatch, ...costs(0) },
	'POST /v8/actions/watch': { needs: 'ZohoCRM.notifications.CREATE', does: watch, ...costs(0) },
	'PUT /v8/actions/watch': { needs: 'ZohoCRM.notifications.UPDATE', does: rewatch, ...costs(0) },
	'PATCH /v8/actions/watch': { needs: 'ZohoCRM.notifications.UPDATE', does: patchWatch, ...costs(0) },
	'DELETE /v8/actions/watch': { needs: 'ZohoCRM.notifications.DELETE', does: unwatch, ...costs(0) },

	'POST /v8/coql': { needs: (call) => `ZohoCRM.coql.READ${moduleAsked(call) === '' ? '' : ` + ${ofModule('READ')}`}`, does: coql, ...coqlCosts },
	'POST /v8/files': { needs: 'ZohoCRM.files.CREATE', does: uploadFiles },
	'GET /v8/files': { needs: 'ZohoCRM.files.READ', does: downloadFile },
	'POST /v8/upload': { needs: 'ZohoFiles.files.CREATE', does: uploadForBulk },
	'POST /bulk/v8/read': { needs: `ZohoCRM.bulk.READ + ${ofModule('READ')} | ZohoCRM.bulk.CREATE + ${ofModule('READ')}`, does: createRead, ...costs(50) },
	'GET /bulk/v8/read/{id}': { needs: 'ZohoCRM.bulk.READ', does: getRead },
	'GET /bulk/v8/read/{id}/result': { needs: 'ZohoCRM.bulk.READ', does: downloadRead },
	'POST /bulk/v8/write': { needs: 'ZohoCRM.bulk.CREATE', does: createWrite, ...costs(500) },
	'GET /bulk/v8/write/{id}': { needs: 'ZohoCRM.bulk.CREATE | ZohoCRM.bulk.READ', does: getWrite },
	'GET /bulk/v8/write/{id}/result': { needs: 'ZohoCRM.bulk.CREATE | ZohoCRM.bulk.READ', does: downloadWrite },
	'POST /v8/__composite_requests': {
		needs: 'ZohoCRM.composite_requests.CUSTOM',
		does: composite,
		...costs(1, true),
	},

	'POST /v8/Leads/{id}/actions/convert': { needs: 'ZohoCRM.modules.leads.CREATE', does: convertLead, ...costs(5, true) },
	'GET /v8/Leads/{id}/__conversion_options': { needs: 'ZohoCRM.modules.leads.READ', does: conversionOptions },
	'POST /v8/Leads/actions/mass_convert': { needs: 'ZohoCRM.mass_convert.leads.CREATE', does: massConvert, ...costs(5, true) },
	'GET /v8/Leads/actions/mass_convert': { needs: 'ZohoCRM.mass_convert.leads.READ', does: massConvertStatus },
	'POST /v8/{module}/{id}/actions/convert': { needs: ofModule('CREATE'), does: convertDocument, ...costs(5, true) },

	'GET /v8/{module}': { needs: ofModule('READ'), does: listRecords, ...listCosts },
	'POST /v8/{module}': { needs: ofModule('CREATE'), does: insertRecords, ...perTen },
	'PUT /v8/{module}': { needs: ofModule('UPDATE'), does: updateRecords, ...perTen },
	'DELETE /v8/{module}': { needs: ofModule('DELETE'), does: deleteRecords },
	'POST /v8/{module}/upsert': { needs: ofModule('CREATE'), does: upsertRecords, ...perTen },
	'GET /v8/{module}/deleted': { needs: ofModule('READ'), does: listDeleted, ...costs(2) },
	'GET /v8/{module}/search': { needs: `${ofModule('READ')} + ${SEARCH}`, does: search },
	'GET /v8/{module}/actions/count': { needs: `${ofModule('READ')} + ${SEARCH}`, does: count },
	'GET /v8/{module}/actions/fetch_full_data': { needs: ofModule('READ'), does: fullData },
	'POST /v8/{module}/actions/mass_update': { needs: MASS('UPDATE'), does: massUpdate },
	'GET /v8/{module}/actions/mass_update': { needs: MASS('READ'), does: massUpdateStatus },
	'POST /v8/{module}/actions/change_owner': { needs: 'ZohoCRM.change_owner.CREATE', does: changeOwners },
	'POST /v8/{module}/actions/add_tags': { needs: TAGGING, does: addTags, ...perFifty },
	'POST /v8/{module}/actions/remove_tags': { needs: TAGGING, does: removeTags, ...perFifty },

	'GET /v8/{module}/{id}': { needs: ofModule('READ'), does: getRecord },
	'PUT /v8/{module}/{id}': { needs: ofModule('UPDATE'), does: updateRecord },
	'DELETE /v8/{module}/{id}': { needs: ofModule('DELETE'), does: deleteRecord },
	'POST /v8/{module}/{id}/actions/clone': { needs: ofModule('CREATE'), does: cloneRecord },
	'GET /v8/{module}/{id}/actions/fetch_full_data': { needs: ofModule('READ'), does: fullData },
	'POST /v8/{module}/{id}/actions/change_owner': { needs: 'ZohoCRM.change_owner.CREATE', does: changeOwner },
	'POST /v8/{module}/{id}/actions/add_tags': { needs: TAGGING, does: addTags },
	'POST /v8/{module}/{id}/actions/remove_tags': { needs: TAGGING, does: removeTags },

	'GET /v8/{module}/{id}/Attachments': { needs: 'ZohoCRM.modules.attachments.READ', does: listAttachments },
	'POST /v8/{module}/{id}/Attachments': { needs: 'ZohoCRM.modules.attachments.CREATE', does: addAttachment },
	'GET /v8/{module}/{id}/Attachments/{related}': { needs: 'ZohoCRM.modules.attachments.READ', does: downloadAttachment },
	'DELETE /v8/{module}/{id}/Attachments/{related}': { needs: 'ZohoCRM.modules.attachments.DELETE', does: deleteAttachment },
	'GET /v8/{module}/{id}/photo': { needs: ofModule('READ'), does: getPhoto },
	'POST /v8/{module}/{id}/photo': { needs: ofModule('CREATE'), does: setPhoto },
	'DELETE /v8/{module}/{id}/photo': { needs: ofModule('DELETE'), does: deletePhoto },

	'GET /v8/{module}/{id}/{list}': { needs: related('READ'), does: listRelated },
	'POST /v8/{module}/{id}/{list}': { needs: related('CREATE'), does: insertRelated },
	'PUT /v8/{module}/{id}/{list}': { needs: related('UPDATE'), does: updateRelated },
	'DELETE /v8/{module}/{id}/{list}': { needs: related('DELETE'), does: removeRelated },
	'GET /v8/{module}/{id}/{list}/{related}': { needs: related('READ'), does: getRelated },
	'PUT /v8/{module}/{id}/{list}/{related}': { needs: related('UPDATE'), does: updateRelated },
	'DELETE /v8/{module}/{id}/{list}/{related}': { needs: related('DELETE'), does: removeRelated },
};

const PATTERNS = Object.entries(ROUTES).map(([on, route]) => {
	const [method = '', path = ''] = on.split(' ');
	return { method, segments: path.split('/').slice(1), route };
});

/** First segments that name no module. */
const RESERVED = new Set(['settings', 'users', 'org', 'actions', 'coql', 'files', 'upload', '__composite_requests']);
/** What stands where an id would, and is none. */
const WORDS = new Set(['actions', 'deleted', 'search', 'upsert']);

const fits = (pattern: readonly string[], given: readonly string[]): Record<string, string> | undefined => {
	if (pattern.length !== given.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, segment] of pattern.entries()) {
		const value = given[index] ?? '';
		const name = /^\{(\w+)\}$/.exec(segment)?.[1];
		if (name === undefined ? segment !== value : value === '' || (name === 'module' && RESERVED.has(value)) || (name === 'id' && WORDS.has(value)))
			return undefined;
		if (name !== undefined) params[name] = value;
	}
	// A literal Leads is a module as well.
	return pattern.includes('Leads') ? { ...params, module: 'Leads' } : params;
};

const decoded = (path: string): string[] => {
	try {
		return path.split('/').slice(2).map(decodeURIComponent);
	} catch {
		throw refuse.path();
	}
};

const routeTo = (asked: Asked): { route: Route; call: Call } => {
	const given = decoded(asked.path);
	let known = false;
	for (const { method, segments, route } of PATTERNS) {
		const params = fits(segments, given);
		if (params === undefined) continue;
		if (method === asked.method) return { route, call: callOf(asked, params) };
		known = true;
	}
	throw known ? refuse.method() : refuse.path();
};

/** The module that the call is about: in the address, in a query or in the order of a bulk job. */
const moduleOf = (call: Call, needs: string): string => {
	if (!needs.includes('{module}')) return '';
	if (call.params.module !== undefined) return call.params.module;
	return call.asked.path.endsWith('/coql') ? moduleAsked(call) : bulkModule(call);
};

const bulkModule = (call: Call): string => {
	const { query } = call.body() as { query?: { module?: { api_name?: unknown } } };
	return text(query?.module?.api_name);
};

const namesOf = (crm: Crm, name: string, inAddress: boolean): string[] => {
	const found = moduleNamed(crm, name);
	// Who asks for what there is not learns that first; in a query or an order it is said there.
	if (found === undefined && inAddress) throw refuse.module();
	return [name, ...(found?.generated === 'custom' ? ['custom'] : [])];
};

/** Lets the call in, charges it and answers; a refusal is thrown. */
const serve = (crm: Crm, asked: Asked, granted: string): Answer => {
	const { route, call } = routeTo(asked);
	const needs = typeof route.needs === 'string' ? route.needs : route.needs(call);
	checkScope(granted, needs, namesOf(crm, moduleOf(call, needs), call.params.module !== undefined && needs.includes('{module}')));
	checkAtOnce(crm, asked, route.heavy?.(call) ?? false);
	charge(crm, route.credits?.(call) ?? 1);
	return route.does(crm, call, (inner) => dispatch(crm, inner, granted));
};

export const dispatch = (crm: Crm, asked: Asked, granted: string): Answer => {
	try {
		return serve(crm, asked, granted);
	} catch (error) {
		if (!(error instanceof CrmRefused)) throw error;
		return error.code === 'OAUTH_SCOPE_MISMATCH' ? { ...error.answer, status: crm.state.unsure.scope } : error.answer;
	}
};
