import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import type { Failure } from '../../src/failure';
import { textOf } from '../../src/record';
import { countRecords } from '../../src/migrating/counting';
import { entities, entityNames, isEntity } from '../../src/migrating/entities';
import { wantedIn } from '../../src/migrating/estimate';
import { cursorIn, readPage } from '../../src/migrating/pages';
import { stepIn } from '../../src/migrating/steps';
import type { Conversation, Outcome } from '../../src/wire/conversation';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { itemByItem, objectIn } from '../shared/special';
import type { Special } from '../shared/vendor';

/** What a historical migration reads: how much there is, and one page of it after the other. */

const countProperties: INodeProperties[] = [
	{
		displayName: 'Records',
		name: 'migrationEntity',
		type: 'options',
		options: entityNames.map((value) => ({ name: entities[value].label, value })).sort(byName),
		default: 'contact',
		required: true,
		description: 'What is counted. Zoho does not say how many there are, so the last page is searched for: about sixteen calls for 50,000 records.',
	},
	{
		displayName: 'Settings',
		name: 'migrationSettings',
		type: 'json',
		default: '{}',
		description:
			'An object with since and until (days that documents are of, such as 2024-04-01; empty takes all) and page_size (up to 200). Contacts and items are always counted whole.',
	},
];

const readProperties: INodeProperties[] = [
	{
		displayName: 'Step',
		name: 'migrationStep',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: 'A row of the Data Table "xerozoho_migrations", as the operation Pick Next Page of Migration of the Sync Monitor hands it on',
	},
];

const refused = (from: number, message: string): Outcome[] => [{ from, failure: { cause: 'validation', status: 0, message, details: [] } satisfies Failure }];

function* count(context: IExecuteFunctions, from: number): Conversation<Outcome[]> {
	const name = textOf(context.getNodeParameter('migrationEntity', from));
	const wanted = wantedIn(objectIn(context.getNodeParameter('migrationSettings', from, '{}')));
	if (!isEntity(name)) return refused(from, `"${name}" is nothing that can be migrated. There are: ${entityNames.join(', ')}`);
	if (typeof wanted === 'string') return refused(from, wanted);
	const counted = yield* countRecords(zohoBooksDialect, entities[name], wanted, wanted.size);
	return 'failure' in counted ? [{ from, failure: counted.failure }] : [{ from, did: 'read', record: { entity: name, ...counted } }];
}

function* read(context: IExecuteFunctions, from: number): Conversation<Outcome[]> {
	const row = objectIn(context.getNodeParameter('migrationStep', from, '{}'));
	const step = stepIn(row);
	if (!isEntity(step.entity)) return refused(from, `"${step.entity}" is nothing that can be migrated. There are: ${entityNames.join(', ')}`);
	const page = yield* readPage(zohoBooksDialect, step.entity, entities[step.entity], step, cursorIn(row), step.page_size);
	return 'failure' in page ? [{ from, failure: page.failure }] : [{ from, did: 'read', record: { ...page } }];
}

export const migration: Special = {
	label: 'Migration',
	operations: {
		countRecords: { label: 'Count', action: 'Count records for a migration', properties: countProperties, converse: itemByItem(count) },
		readPage: { label: 'Read Page', action: 'Read the next page of a migration', properties: readProperties, converse: itemByItem(read) },
	},
};
