import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field, Fields, Operation, Resource, Resources } from '../src/apis/define';
import { inputsIn } from '../src/apis/parts';
import { xero } from '../src/apis/xero';
import { zohoBooks } from '../src/apis/zohoBooks';
import { zohoCrm } from '../src/apis/zohoCrm';
import { zohoExpense } from '../src/apis/zohoExpense';
import { zohoInventory } from '../src/apis/zohoInventory';
import { builtIn } from '../src/mapping/builtIn';
import { printAll } from '../src/mapping/print';

/** Writes what each vendor offers into docs/, from the very tables the nodes run on. */

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

const pages: Record<string, string> = {
	'xero.md': page('Xero Accounting: operations and fields', xero),
	'zoho-books.md': page('Zoho Books: operations and fields', zohoBooks),
	'zoho-inventory.md': page('Zoho Inventory: operations and fields', zohoInventory),
	'zoho-expense.md': page('Zoho Expense: operations and fields', zohoExpense),
	'zoho-crm.md': page('Zoho CRM Modules: operations and fields', zohoCrm),
	'mappings.md': printAll(builtIn),
};

const folder = join(__dirname, '..', 'docs');
mkdirSync(folder, { recursive: true });
for (const [file, text] of Object.entries(pages)) writeFileSync(join(folder, file), text);
