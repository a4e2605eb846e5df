import { HOMES, userId } from '../../sandbox/zoho/crm/founded';
import { seedId } from '../../sandbox/zoho/crm/seed';
import type { Field, Operation, Resource } from '../../src/apis/define';
import { recordIn, resourceOfModule } from '../../src/apis/zohoCrm';
import { isRow, rowsIn, type Row } from '../../src/record';
import type { Asked, Wish } from '../../src/wire/ask';
import { conversations } from '../../src/wire/conversations';
import { described } from '../../src/wire/zohoCrmFields';
import { drive, type Line } from './drive';
import type { Operator } from './operating';
import { sampleOf } from './sample';

/** Carries out any operation of CRM's tables on a record that is made for it, with a value in every field that the account says one can fill. */

const HOME = HOMES[0]!;
export const seeded = (module: string, n = 1): string => seedId(HOME, module, n);
/** Somebody else than who has signed in. */
export const colleague = userId(HOME, 2);

const PHOTO = { name: 'Face.png', mediaType: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) };
const FILE = { name: 'Receipt 1.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46]) };
const moduleOfResource = Object.fromEntries(Object.entries(resourceOfModule).map(([module, name]) => [name, module]));

/** What a record of whatever module stands for: one that the organisation made itself. */
export const OWN = 'Properties';

/** Sample values know the kinds of the fields only. What must agree with something is said here, by the field's name. */
const FITTING: ReadonlyArray<readonly [RegExp, (serial: number) => unknown]> = [
	[/^(Home_|Other_|Asst_)?(Phone|Mobile|Fax)$/, () => '+64 9 555 1234'],
	[/^Currency$/, () => 'NZD'],
	[/^Exchange_Rate$/, () => undefined],
	[/^(Register_Entry|Expected_Response|Num_sent)$/, () => '9007199254740993'],
	[/^Call_Duration$/, () => '12:30'],
	[/^Call_Start_Time$/, () => '2026-11-20T09:30:00+13:00'],
	[/^End_DateTime$/, () => '2026-11-30T10:00:00Z'],
	[/^Start_DateTime$/, () => '2026-11-30T09:00:00Z'],
	[/^Layout$/, () => undefined],
	[/^Tag$/, () => [{ name: 'Sample' }]],
	[/^What_Id$/, () => ({ id: seeded('Accounts') })],
	[/^Who_Id$/, () => ({ id: seeded('Contacts') })],
	[/^Parent_Id$/, () => ({ id: seeded('Accounts'), module: { api_name: 'Accounts' } })],
	[/^(External_Id|Cadastre_Number)$/, (serial) => `S-${serial}`],
	[/^(Probability|Commission|Commission_Rate)$/, () => 10],
	[/^(Discount|Adjustment)$/, () => 1],
	[/^Line_Tax$/, () => [{ name: 'GST', percentage: 15 }]],
	[/^Floor_Plans$/, () => undefined],
	[/^id$/, () => undefined],
];

const valueOf = (name: string, field: Field, serial: number): unknown => {
	const [, fit] = FITTING.find(([pattern]) => pattern.test(name)) ?? [];
	if (fit) return fit(serial);
	switch (field.kind) {
		case 'link':
			return { id: field.resource === 'user' ? colleague : seeded(moduleOfResource[field.resource] ?? '') };
		case 'list':
			return field.choices ? Object.keys(field.choices).slice(0, 2) : [];
		case 'rows':
			return [rowOf(field.fields, serial)];
		case 'group':
			return rowOf(field.fields, serial);
		case 'decimal':
			return 7.5;
		default:
			return sampleOf(name, field);
	}
};

const rowOf = (fields: Readonly<Record<string, Field>>, serial: number): Row =>
	Object.fromEntries(
		Object.entries(fields)
			.filter(([, { readOnly }]) => !readOnly)
			.map(([name, field]) => [name, valueOf(name, field, serial)]),
	);

/** A record of the module with a value in every field; what must be unique is, for each serial. */
export const recordOf = (resource: Resource, serial: number): Row => {
	const titled = resource.fields[resource.title];
	return {
		...rowOf(resource.fields, serial),
		...(titled && !titled.readOnly ? { [resource.title]: `${resource.label} ${serial}` } : {}),
		...(resource.fields.Email ? { Email: `sample${serial}@example.com` } : {}),
		...(resource.fields.What_Id ? { $se_module: 'Accounts' } : {}),
	};
};

export interface CrmOperator extends Operator {
	/** The resource as the account has it. */
	live(name: string): Promise<Resource>;
}

export function crmOperator(line: Line): CrmOperator {
	let serial = 100;
	const known = new Map<string, Promise<Resource>>();
	const rowsAt = async (path: string, query: Record<string, string>, key: string): Promise<Row[]> => {
		const { body } = await line.ask({ method: 'GET', path, query, repeatable: true });
		return rowsIn(isRow(body) ? body[key] : undefined);
	};
	const moduleOf = (name: string): string => (name === 'record' ? OWN : (moduleOfResource[name] ?? ''));

	const describe = async (name: string): Promise<Resource> => {
		const resource = line.resources[name]!;
		const module = moduleOf(name);
		if (!module) return resource;
		const fields = await rowsAt('/settings/fields', { module }, 'fields');
		const layouts = await rowsAt('/settings/layouts', { module }, 'layouts');
		const subforms = fields.flatMap(({ associated_module }) => (isRow(associated_module) ? [String(associated_module.module)] : []));
		const rows = await Promise.all(subforms.map(async (subform) => [subform, await rowsAt('/settings/fields', { module: subform }, 'fields')] as const));
		return described(name === 'record' ? recordIn(resource, module) : resource, { fields, layouts, subforms: Object.fromEntries(rows) }, resourceOfModule);
	};
	const live = async (name: string): Promise<Resource> => {
		if (!known.has(name)) known.set(name, describe(name));
		return await known.get(name)!;
	};

	const perform: Operator['perform'] = async (name, verb, wish) => {
		const resource = await live(name);
		const operation = resource.operations[verb]!;
		const asked: Asked = { resource, operation, resources: line.resources, run: `run-${serial++}` };
		return await drive(line, conversations[operation.does](line.dialect, asked, [wish]));
	};

	const must = async (name: string, verb: string, wish: Wish): Promise<Row> => {
		const [outcome] = await perform(name, verb, wish);
		if (!outcome?.record) throw new Error(`${name}.${verb} gave no record: ${JSON.stringify(outcome?.failure)}`);
		return outcome.record;
	};

	const created = async (name: string): Promise<string> => String((await must(name, 'create', { from: 0, record: recordOf(await live(name), serial++) })).id);

	/** A record to work on; settings are there already. */
	const subject = async (name: string, { operations, id }: Resource): Promise<string | undefined> => {
		if (operations.create) return await created(name);
		if (!operations.getMany || operations.getMany.inputs) return undefined;
		return String((await perform(name, 'getMany', { from: 0, limit: 1 }))[0]?.record?.[id]);
	};

	/** What an operation asks for beside a record, and what must be there before. */
	const inputsFor = async (name: string, verb: string, { inputs = {} }: Operation, id: string | undefined): Promise<Row> => {
		const attached = async (): Promise<Row> => ({ attachmentId: (await must(name, 'uploadAttachment', { from: 0, id, file: FILE })).id });
		switch (verb) {
			case 'addTag':
				return { name: 'Urgent' };
			case 'removeTag':
				await must(name, 'addTag', { from: 0, id, inputs: { name: 'Urgent' } });
				return { name: 'Urgent' };
			case 'changeOwner':
				return { owner: { id: colleague }, notify: true };
			case 'getRelated':
				await attached();
				return { relatedList: 'Attachments' };
			case 'addRelated':
			case 'removeRelated':
				return await bound(name, verb, id!);
			case 'downloadAttachment':
			case 'deleteAttachment':
				return await attached();
			case 'downloadPhoto':
			case 'deletePhoto':
				await must(name, 'uploadPhoto', { from: 0, id, file: PHOTO });
				return {};
			case 'getAttachments':
				await attached();
				return {};
			case 'uploadAttachment':
				return { FileName: 'Renamed.pdf' };
			case 'convert':
				return {
					Accounts: { id: seeded('Accounts') },
					Deals: { Deal_Name: 'Converted', Stage: 'Qualification', Closing_Date: '2026-12-31' },
					overwrite: false,
				};
			case 'download':
				return { id: (await must('file', 'upload', { from: 0, file: FILE })).id };
			case 'create':
			case 'update':
				return { trigger: ['workflow'] };
			case 'upsert':
				return { trigger: ['none'] };
			case 'getMany':
				return 'module' in inputs && name !== 'record' ? { module: 'Leads' } : {};
			default:
				return {};
		}
	};

	/** Where two modules are bound, a record of one can be put beside one of the other; a note stands on its record from the start. */
	const bound = async (name: string, verb: string, id: string): Promise<Row> => {
		const [relatedList, module] = BOUND[name] ?? [];
		if (relatedList === undefined || module === undefined) {
			const Parent_Id = { id, module: { api_name: moduleOf(name) } };
			const note = name === 'note' ? { id } : await must('note', 'create', { from: 0, record: { Note_Title: 'N', Note_Content: 'n', Parent_Id } });
			return { relatedList: 'Notes', relatedId: note.id };
		}
		const inputs = { relatedList, relatedId: seeded(module) };
		if (verb === 'removeRelated') await must(name, 'addRelated', { from: 0, id, inputs: name === 'record' ? { module: OWN, ...inputs } : inputs });
		return inputs;
	};

	const wishFor: Operator['wishFor'] = async (name, verb) => {
		const resource = await live(name);
		const operation = resource.operations[verb]!;
		const { does, path } = operation;
		const isBatch = does === 'delete' && (operation.batch ?? 1) > 1;
		const needsOne = path.includes('{id}') || ['update', 'act'].includes(does) || isBatch || (does === 'getMany' && resource.operations.create);
		const id = needsOne ? await subject(name, resource) : undefined;
		if (verb === 'getDeleted') await must(name, 'delete', { from: 0, id });
		const inputs = await inputsFor(name, verb, operation, id);
		const given = name === 'record' ? { module: OWN, ...inputs } : inputs;
		return {
			from: 0,
			...(id !== undefined && (does !== 'getMany' || path.includes('{id}')) ? { id } : {}),
			...(does === 'getMany' ? { limit: 3, ...filtersFor(verb, resource) } : {}),
			...(does === 'upload' ? { file: verb === 'uploadPhoto' ? PHOTO : FILE } : {}),
			...(['create', 'update', 'upsert'].includes(does) ? { record: recordOf(resource, serial++) } : {}),
			...(Object.keys(given).length ? { inputs: given } : {}),
		};
	};

	return {
		line,
		live,
		perform,
		wishFor,
		prepare: async () => undefined,
		operate: async (name, verb) => {
			const wish = await wishFor(name, verb);
			return { wish, outcomes: await perform(name, verb, wish) };
		},
	};
}

/** The list in which a module's records stand beside those of another, and the other module. */
export const BOUND: Readonly<Record<string, readonly [list: string, module: string]>> = {
	lead: ['Campaigns', 'Campaigns'],
	contact: ['Campaigns', 'Campaigns'],
	campaign: ['Leads', 'Leads'],
	account: ['Products', 'Products'],
	deal: ['Products', 'Products'],
	product: ['Leads', 'Leads'],
	priceBook: ['Products', 'Products'],
};

const filtersFor = (verb: string, { title, fields }: Resource): Pick<Wish, 'filters'> => {
	if (verb !== 'search') return {};
	// What was only just written is not found yet.
	return { filters: { criteria: `(${fields[title]?.readOnly ? 'Last_Name' : title}:not_equal:Nobody)` } };
};
