import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field, Fields, Operation, Resource, Resources } from '../src/apis/define';
import { inputsIn } from '../src/apis/parts';
import { xero } from '../src/apis/xero';
import { zohoBooks } from '../src/apis/zohoBooks';
import { zohoCrm } from '../src/apis/zohoCrm';
import { zohoExpense } from '../src/apis/zohoExpense';
import { zohoInventory } from '../src/apis/zohoInventory';
import { printPage } from '../src/checking/print';
import { builtIn } from '../src/mapping/builtIn';
import { printAll } from '../src/mapping/print';
import { rooms } from '../src/mapping/vias';
import type { Transforms } from '../src/mapping/vias/transform';
import { printGuarantees } from './docsGuarantees';
import { aboutOf } from './templates/library';
import { pictureOf, shippedTemplates } from './templates/host';

/** Writes what each vendor offers into docs/, from the very tables the nodes run on. */

const folder = join(__dirname, '..', 'docs');

const cell = (text: string | undefined): string => (text ?? '').replace(/\|/g, '\\|').replace(/\n/g, ' ');
const row = (...cells: (string | undefined)[]): string => `| ${cells.map(cell).join(' | ')} |`;
const head = (...titles: string[]): string[] => [row(...titles), row(...titles.map(() => '---'))];

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

const operationRow = (resource: Resource, operation: Operation): string => {
	const { label, method, path, batch, requires = [], filters = {} } = operation;
	const { needed, optional } = inputsIn(operation);
	return row(
		label,
		`\`${method} ${operation.at ?? resource.path + path}\``,
		batch && batch > 1 ? String(batch) : '1',
		listed([...requires, ...Object.keys(needed)]),
		listed([...Object.keys(filters), ...Object.keys(optional)]),
	);
};

const kind = (field: Field): string => {
	if (field.kind === 'choice')
		return `choice: ${Object.keys(field.choices)
			.map((value) => `\`${value}\``)
			.join(', ')}`;
	if (field.kind === 'link') return `link to ${field.resource}`;
	return field.kind;
};

const fieldRows = (fields: Fields, place = ''): string[] =>
	Object.entries(fields).flatMap(([name, field]) => [
		row(
			`\`${place}${name}\``,
			field.label,
			kind(field),
			field.max === undefined ? '' : String(field.max),
			field.readOnly ? 'set by the vendor' : '',
			[field.hint, field.recent ? 'Newer than the published specification' : ''].filter(Boolean).join('. '),
		),
		...(field.kind === 'group' ? fieldRows(field.fields, `${place}${name}.`) : []),
		...(field.kind === 'rows' ? fieldRows(field.fields, `${place}${name}[].`) : []),
	]);

const section = (resource: Resource): string[] => [
	`## ${resource.label}`,
	'',
	...head('Operation', 'Request', 'Records a request', 'Needs', 'Filters and options'),
	...Object.values<Operation>(resource.operations).map((operation) => operationRow(resource, operation)),
	'',
	...head('Field', 'Label', 'Kind', 'Longest', 'Written by', 'Hint'),
	...fieldRows(resource.fields),
	'',
];

const page = (title: string, resources: Resources): string => {
	const all = Object.values(resources);
	const operations = all.reduce((sum, resource) => sum + Object.keys(resource.operations).length, 0);
	return [
		`# ${title}`,
		'',
		'Generated from the tables in `src/apis` by `npm run build`; do not edit.',
		'',
		`${all.length} resources, ${operations} operations.`,
		'',
		...all.flatMap(section),
	].join('\n');
};

/** What a rule of the Record Mapper may name under `via`. */
const transforms = (all: Readonly<Record<string, Transforms>>): string =>
	[
		'# Transforms of the Record Mapper',
		'',
		'Generated from `src/mapping/vias` by `npm run build`; do not edit.',
		'',
		'A rule names a transform under `via`, and what it needs besides the value under `with`; `withFrom` takes that from the record, such as a state by its country:',
		'',
		'```json',
		JSON.stringify(
			{ 'Addresses[billing].Region': { from: 'billing_address.state', via: 'stateCode', withFrom: 'billing_address.country', with: 'US' } },
			null,
			2,
		),
		'```',
		'',
		'A transform yields a value, nothing, which leaves the field out, or an issue that says why there is no value or not all of it. It never guesses.',
		'',
		...Object.entries(all).flatMap(([room, named]) => [
			`## ${room}`,
			'',
			...head('Name', 'Label', 'What it does', 'Needs under `with`'),
			...Object.entries(named).map(([name, { label, says, argument }]) => row(`\`${name}\``, label, says, argument)),
			'',
		]),
	].join('\n');

/** What the templates say of themselves, each with a picture of its canvas. */
const templates = (): string =>
	[
		'# Workflow templates',
		'',
		'Generated from `workflows-templates/` by `npm run build`; do not edit. The pictures are taken by `npm run screenshots`.',
		'',
		'Import a file through the menu of an empty workflow (*Import from File*), run **00 Set up** once, choose your credentials, and read the note on the canvas.',
		'Or browse them inside n8n: `npm run build` leaves them in `.work/templates-host` as the files that n8n asks for. Serve that folder with any web server that',
		'lets the editor in from its own origin with credentials (`Access-Control-Allow-Origin`, `-Headers` and `-Credentials`), name its address in `N8N_TEMPLATES_HOST`, and they are under *Templates*. The demo does this.',
		'',
		...shippedTemplates().flatMap(({ file, workflow }) => [
			`## ${workflow.name}`,
			'',
			`[${file}](../workflows-templates/${file})`,
			'',
			...(existsSync(join(folder, 'images', 'templates', pictureOf(file))) ? [`![${workflow.name}](images/templates/${pictureOf(file)})`, ''] : []),
			aboutOf(workflow).replace(/^## .*\n+/, ''),
			'',
		]),
	].join('\n');

const pages: Record<string, string> = {
	'xero.md': page('Xero Accounting: operations and fields', xero),
	'zoho-books.md': page('Zoho Books: operations and fields', zohoBooks),
	'zoho-inventory.md': page('Zoho Inventory: operations and fields', zohoInventory),
	'zoho-expense.md': page('Zoho Expense: operations and fields', zohoExpense),
	'zoho-crm.md': page('Zoho CRM Modules: operations and fields', zohoCrm),
	'mappings.md': printAll(builtIn),
	'guarantees.md': printGuarantees(),
	'record-validator.md': printPage(),
	'transforms.md': transforms(rooms),
	'templates.md': templates(),
};

mkdirSync(folder, { recursive: true });
for (const [file, text] of Object.entries(pages)) writeFileSync(join(folder, file), text);
