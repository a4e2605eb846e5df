import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sdk from '@zohocrm/nodejs-sdk-8.0';

/**
 * Zoho's own SDK against the sandbox, in a process of its own: it is an ES module and keeps one account for the whole process. The account comes by the
 * environment, and what the SDK understood goes out as one line of JSON a step. It takes any address for the API, the accounts server and the uploads, over
 * HTTP as well, so nothing is intercepted.
 */

const { address, clientId, clientSecret, refreshToken, records } = JSON.parse(process.env.SDK_ACCOUNT);
/** Ids are numbers of more digits than a JavaScript number holds. */
const ids = Object.fromEntries(Object.entries(records).map(([name, id]) => [name, BigInt(id)]));
const { Record: Records, Fields, Modules, Users, Org, Coql, Attachments, Tags, RelatedRecords, ConvertLead } = sdk;
/** Where the SDK keeps what it has read of modules; it wants the slash and the folder within. */
const folder = `${mkdtempSync(join(tmpdir(), 'zoho-crm-sdk-'))}/`;
mkdirSync(`${folder}resources`);

/** Keeps tokens in memory: the SDK would keep them in a file. */
class Store extends sdk.TokenStore.TokenStore {
	#tokens = [];
	async findToken() {
		return this.#tokens[0] ?? null;
	}
	async findTokenById(id) {
		return this.#tokens.find((token) => token.getId() === id) ?? null;
	}
	async saveToken(token) {
		this.#tokens = [token];
	}
	async deleteToken() {
		this.#tokens = [];
	}
	async getTokens() {
		return this.#tokens;
	}
	async deleteTokens() {
		this.#tokens = [];
	}
}

const token = new sdk.OAuthBuilder().clientId(clientId).clientSecret(clientSecret).refreshToken(refreshToken).build();
const builder = await new sdk.InitializeBuilder();
await builder
	.environment(sdk.DataCenter.setEnvironment(address, `${address}/oauth/v2/token`, address))
	.token(token)
	.store(new Store())
	.SDKConfig(new sdk.SDKConfigBuilder().autoRefreshFields(false).pickListValidation(false).build())
	.resourcePath(folder)
	.initialize();

const told = (value) => JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each instanceof Map ? Object.fromEntries(each) : each));
const say = (step, value) => process.stdout.write(`${told([step, value])}\n`);

/** What the SDK made of an answer; its own objects count, not the JSON beneath them. */
async function step(name, act, read) {
	try {
		const answer = await act();
		const object = answer?.getObject?.() ?? null;
		say(name, { status: answer?.getStatusCode?.(), kind: object?.constructor?.name, value: object ? await read(object) : null });
	} catch (error) {
		say(name, { error: told({ message: error.message, code: error.code, details: error.details, cause: String(error.cause ?? '') }) });
	}
}

const params = async (pairs) => {
	const map = new sdk.ParameterMap();
	for (const [param, value] of pairs) await map.add(param, value);
	return map;
};

/** Results of a write: what kind each is, and its id or code. */
const results = (wrapper) =>
	(wrapper.getData?.() ?? []).map((each) => ({
		kind: each.constructor.name,
		code: each.getCode?.()?.getValue?.(),
		status: each.getStatus?.()?.getValue?.(),
		id: each.getDetails?.()?.get?.('id'),
		field: each.getDetails?.()?.get?.('api_name'),
	}));

const leads = new Records.RecordOperations('Leads');
const lead = async (values) => {
	const record = new Records.Record();
	for (const [name, value] of Object.entries(values)) record.addKeyValue(name, value);
	return record;
};
const body = async (...records) => {
	const wrapper = new Records.BodyWrapper();
	wrapper.setData(await Promise.all(records.map(lead)));
	return wrapper;
};

await step(
	'modules',
	async () => await new Modules.ModulesOperations().getModules(await params([])),
	(wrapper) => wrapper.getModules().map((module) => module.getAPIName()),
);
await step(
	'fields',
	async () => await new Fields.FieldsOperations().getFields(await params([[Fields.GetFieldsParam.MODULE, 'Properties']])),
	(wrapper) => wrapper.getFields().map((field) => [field.getAPIName(), field.getDataType(), field.getJsonType(), field.getPickListValues()?.length ?? 0]),
);
await step(
	'users',
	async () => await new Users.UsersOperations().getUsers(await params([]), new sdk.HeaderMap()),
	(wrapper) => wrapper.getUsers().map((user) => [user.getId(), user.getEmail(), user.getProfile()?.getName()]),
);
await step(
	'organization',
	async () => await new Org.OrgOperations().getOrganization(),
	(wrapper) => wrapper.getOrg().map((org) => [org.getCompanyName(), org.getZgid()]),
);
await step(
	'list',
	async () =>
		await leads.getRecords(
			await params([
				[Records.GetRecordsParam.FIELDS, 'Last_Name,Company,Email,Owner,Created_Time'],
				[Records.GetRecordsParam.PER_PAGE, 3],
			]),
			new sdk.HeaderMap(),
		),
	(wrapper) => ({
		rows: wrapper.getData().map((record) => ({
			id: record.getId(),
			name: record.getKeyValue('Last_Name'),
			owner: record.getKeyValue('Owner')?.getName?.(),
			created: record.getCreatedTime() instanceof Date,
		})),
		count: wrapper.getInfo().getCount(),
		more: wrapper.getInfo().getMoreRecords(),
		token: typeof wrapper.getInfo().getNextPageToken(),
	}),
);
const made = [];
await step(
	'create',
	async () =>
		await leads.createRecords(
			await body({ Last_Name: 'By the SDK', Company: 'SDK Ltd', Email: 'sdk@example.com' }, { Company: 'Nameless' }),
			new sdk.HeaderMap(),
		),
	(wrapper) => {
		const all = results(wrapper);
		made.push(...all.flatMap(({ id }) => (id ? [BigInt(id)] : [])));
		return all;
	},
);
await step(
	'get',
	async () => await leads.getRecord(made[0], await params([]), new sdk.HeaderMap()),
	(wrapper) => wrapper.getData().map((record) => [record.getId(), record.getKeyValue('Last_Name'), record.getKeyValue('Email')]),
);
await step(
	'upsert',
	async () => {
		const wrapper = await body({ Last_Name: 'By the SDK again', Company: 'SDK Ltd', Email: 'sdk@example.com' });
		wrapper.setDuplicateCheckFields(['Email']);
		return await leads.upsertRecords(wrapper, new sdk.HeaderMap());
	},
	results,
);
await step('update', async () => await leads.updateRecords(await body({ id: made[0], Phone: '+64 9 555 1234' }), new sdk.HeaderMap()), results);
await step(
	'search',
	async () => await leads.searchRecords(await params([[Records.SearchRecordsParam.CRITERIA, '(Company:starts_with:Rimu)']]), new sdk.HeaderMap()),
	(wrapper) => wrapper.getData().map((record) => record.getKeyValue('Company')),
);
await step(
	'count',
	async () => await leads.recordCount(await params([])),
	(wrapper) => wrapper.getCount(),
);
await step(
	'quote',
	async () => await new Records.RecordOperations('Quotes').getRecord(ids.quote, await params([]), new sdk.HeaderMap()),
	(wrapper) =>
		wrapper
			.getData()
			.flatMap((record) =>
				(record.getKeyValue('Quoted_Items') ?? []).map((row) => [
					row.getKeyValue?.('Quantity') ?? row.getQuantity?.(),
					row.getKeyValue?.('Product_Name')?.getName?.(),
				]),
			),
);
await step(
	'query',
	async () => {
		const wrapper = new Coql.BodyWrapper();
		wrapper.setSelectQuery("select Last_Name, Company from Leads where Company like 'Rimu%' limit 5");
		return await new Coql.CoqlOperations().getRecords(wrapper);
	},
	(wrapper) => wrapper.getData().map((record) => record.getKeyValue('Last_Name')),
);
await step(
	'tag',
	async () => {
		const [tag, wrapper] = [new Tags.Tag(), new Tags.NewTagRequestWrapper()];
		tag.setName('Warm');
		wrapper.setTags([tag]);
		return await new Tags.TagsOperations().addTags('Leads', made[0], wrapper);
	},
	(wrapper) => wrapper.getData().map((each) => [each.constructor.name, each.getCode().getValue()]),
);
await step(
	'attach',
	async () => {
		const wrapper = new Attachments.FileBodyWrapper();
		writeFileSync(`${folder}hello.txt`, 'hello');
		// Only a stream of a file tells its name.
		wrapper.setFile(new sdk.StreamWrapper(null, null, `${folder}hello.txt`));
		return await new Attachments.AttachmentsOperations().uploadAttachments(made[0], 'Leads', wrapper);
	},
	results,
);
await step(
	'attachments',
	async () =>
		await new Attachments.AttachmentsOperations().getAttachments(made[0], 'Leads', await params([[Attachments.GetAttachmentsParam.FIELDS, 'File_Name,Size']])),
	(wrapper) => wrapper.getData().map((each) => [each.getFileName(), String(each.getSize?.())]),
);
await step(
	'related',
	async () =>
		await new RelatedRecords.RelatedRecordsOperations('Contacts', 'Accounts').getRelatedRecords(
			ids.account,
			await params([[RelatedRecords.GetRelatedRecordsParam.FIELDS, 'Last_Name']]),
			new sdk.HeaderMap(),
		),
	(wrapper) => wrapper.getData().map((record) => record.getKeyValue('Last_Name')),
);
await step(
	'convert',
	async () => {
		const [wrapper, converter] = [new ConvertLead.BodyWrapper(), new ConvertLead.LeadConverter()];
		converter.setOverwrite(true);
		wrapper.setData([converter]);
		return await new ConvertLead.ConvertLeadOperations(ids.lead).convertLead(wrapper);
	},
	(wrapper) => wrapper.getData().map((each) => [each.constructor.name, each.getCode?.()?.getValue?.()]),
);
await step('delete', async () => await leads.deleteRecords(await params([[Records.DeleteRecordsParam.IDS, String(made[0])]]), new sdk.HeaderMap()), results);
await step(
	'deleted',
	async () => await leads.getDeletedRecords(await params([[Records.GetDeletedRecordsParam.TYPE, 'all']]), new sdk.HeaderMap()),
	(wrapper) => wrapper.getData().map((record) => [record.getId(), record.getDisplayName(), record.getType()]),
);
rmSync(folder, { recursive: true, force: true });
