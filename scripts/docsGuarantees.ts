import type { Operation, Resource, Resources } from '../src/apis/define';
import { alters } from '../src/apis/parts';
import { xero } from '../src/apis/xero';
import { zohoBooks } from '../src/apis/zohoBooks';
import { zohoCrm } from '../src/apis/zohoCrm';
import { zohoExpense } from '../src/apis/zohoExpense';
import { zohoInventory } from '../src/apis/zohoInventory';
import { grouped } from '../src/record';
import type { Dialect } from '../src/wire/dialect';
import { guaranteeOf, isReadBack, type Guarantee } from '../src/wire/guarantees';
import { xeroDialect } from '../src/wire/xero';
import { zohoCrmDialect } from '../src/wire/zohoCrm';
import { zohoBooksDialect, zohoExpenseDialect, zohoInventoryDialect } from '../src/wire/zohoFinance';

/** docs/guarantees.md, from the tables and from what the conversations go by. */

interface About {
	readonly label: string;
	/** What holds when an answer is lost. */
	readonly holds: string;
	readonly ends: string;
}

const classes: Readonly<Record<Guarantee, About>> = {
	remembered: {
		label: 'Remembered by the vendor',
		holds:
			'The request carries an `Idempotency-Key` made of the run and of what is sent. Xero answers a repetition with its first answer, so the request is sent again until an answer comes, for four of the six minutes that Xero remembers it. After that the record is read back where it has a natural key.',
		ends: 'Without a natural key, and where four minutes bring no answer, the outcome is *unknown*. The key is of one run, or for what Xero would take twice shared by all runs: a replay in another run is protected by the natural key only.',
	},
	matched: {
		label: 'Matched by the vendor',
		holds: 'The vendor finds the record by its key in the same request, so sending it again changes what is there and adds nothing.',
		ends: 'A record with nothing to be matched by is sent once, and is *unknown* where no answer comes. In CRM, records with lines are looked for by a query before they are written; a new one whose answer is lost is read back, and *unknown* where the query does not show it.',
	},
	lookedUp: {
		label: 'Looked up first',
		holds:
			'The record is looked for by its key, and created or changed. A create whose answer is lost is looked for again: found is a success, not found can be sent again, and so can what could not be looked for.',
		ends: 'Two runs that look at the same moment can both find nothing. Vendors that keep the key unique then refuse the second, which looks once more: a record of the same customer or supplier is brought up to date, and the refusal stands where it is of another or nobody can tell. Records that share a key (*again* below) are one to us.',
	},
	readBack: {
		label: 'Read back',
		holds:
			'Sent once, and never again by itself. Where the answer is lost, the record is looked for by its key: one that agrees with what was sent is a success, and what is certainly not there can be sent again.',
		ends: 'Without its key, and where what is there differs from what was sent, the outcome is *unknown*. CRM is asked by a query, which may lag behind, so what it does not show is *unknown* too. Replayed, a create creates again: use *Create or Update* for what is replayed.',
	},
	harmless: {
		label: 'Harmless to repeat',
		holds:
			'Doing it twice comes to the same as doing it once, so it is sent again until an answer comes. Where the repetition is refused because the first try did it, the record is looked at (Xero), or the outcome is *unknown*; what was to be deleted and is not there is deleted.',
		ends: 'Replayed much later it may overwrite what was changed since, and is refused where the state does not allow it any more. History entries of the vendor, and notices that it sends by itself, come with each try.',
	},
	unknown: {
		label: 'Unknown is said',
		holds: 'Sent once, and never again by itself. Where the answer is lost, the outcome is the error *unknown*, with a sentence that says what to look for.',
		ends: 'Nothing at the vendor tells whether it happened: a person looks. The letter of such a failure is not tried again by itself.',
	},
};

const vendors: ReadonlyArray<readonly [string, Dialect, Resources]> = [
	['Xero', xeroDialect, xero],
	['Zoho CRM', zohoCrmDialect, zohoCrm],
	['Zoho Books', zohoBooksDialect, zohoBooks],
	['Zoho Inventory', zohoInventoryDialect, zohoInventory],
	['Zoho Expense', zohoExpenseDialect, zohoExpense],
];

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const head = (...titles: readonly string[]): string[] => [row(...titles), row(...titles.map(() => '---'))];

/** By what a record is found again, where it can be. */
function keyOf(dialect: Dialect, resource: Resource, operation: Operation, guarantee: Guarantee): string {
	const { key, fields, operations } = resource;
	if (!key || guarantee === 'harmless' || operation.of) return '';
	const creates = operation.does === 'create' ? operation : operations.create;
	const finds =
		guarantee === 'matched' ||
		guarantee === 'lookedUp' ||
		(creates !== undefined && isReadBack(dialect, resource, creates) && operation.does === 'create' && isReadBack(dialect, resource, operation));
	if (!finds) return '';
	const names = [key.field, ...(key.within ?? [])].map((name) => fields[name]?.label ?? name);
	const isNeeded = operation.requires?.includes(key.field);
	const unique = operation.inputs?.uniqueField ? ', or a custom field that takes no duplicates' : '';
	const chosen = operation.inputs?.duplicate_check_fields ? ', or the fields that are chosen' : '';
	return `${names.join(' with ')}${unique}${chosen}${isNeeded || unique || chosen ? '' : ', where filled'}${key.taken === 'again' && guarantee !== 'matched' ? '; *again*' : ''}`;
}

function rowsOf(dialect: Dialect, resource: Resource): string[] {
	const all = Object.values<Operation>(resource.operations).flatMap((operation) => {
		const guarantee = guaranteeOf(dialect, resource, operation);
		return guarantee ? [{ operation, guarantee, key: keyOf(dialect, resource, operation, guarantee) }] : [];
	});
	return grouped(all, ({ guarantee, key }) => `${guarantee} ${key}`).map((some) =>
		row(resource.label, some.map(({ operation }) => operation.label).join(', '), classes[some[0]!.guarantee].label, some[0]!.key),
	);
}

const count = (dialect: Dialect, resources: Resources): string => {
	const all = Object.values(resources).flatMap((resource) =>
		Object.values<Operation>(resource.operations).flatMap((operation) => (alters(operation) ? [guaranteeOf(dialect, resource, operation)!] : [])),
	);
	const named = (Object.keys(classes) as Guarantee[]).flatMap((guarantee) => {
		const some = all.filter((one) => one === guarantee).length;
		return some ? [`${some} ${classes[guarantee].label.toLowerCase()}`] : [];
	});
	return `${all.length} operations that write: ${named.join(', ')}.`;
};

export const printGuarantees = (): string =>
	[
		'# What is guaranteed of each write',
		'',
		'Generated from the tables in `src/apis` and from `src/wire/guarantees.ts` by `npm run build`; do not edit. `npm run guarantees` carries out every operation of this page against the sandbox and drops its answer after the vendor has acted, drops the request before, answers 500 after the vendor has acted, cuts the answer off in the middle, and drops every answer for good; then it counts the records.',
		'',
		'A write either happens once, or does not happen and can be sent again, or is said to be *unknown*. Nothing is sent again on a guess.',
		'',
		'## The chain',
		'',
		'1. **Identity.** A record is known by where it comes from (`_sync.source`: application, kind and id). A trigger hands the same event on once, and a letter of the dead-letter desk stands for one record.',
		"2. **Natural key or look-up.** Mappings put the source's number, or a reference made of it such as `books:123`, into the target's key, so that whoever writes the record again finds it.",
		'3. **Idempotency key.** Where the vendor has one (Xero), it covers the minutes in which answers get lost.',
		'4. **Read-back.** Where it stays unknown whether a vendor acted, the record is looked for. One that was there before is told from ours by what was sent: amounts, days, names and parties must agree. One record never stands for two of a run.',
		'5. **Unknown.** What cannot be looked for is an error with the cause `unknown` and a sentence that says how to look. Failure Triage gives it to a person and does not try it again by itself.',
		'',
		'## The classes',
		'',
		...head('Guarantee', 'What holds when an answer is lost', 'Where it ends'),
		...Object.values(classes).map(({ label, holds, ends }) => row(`**${label}**`, holds, ends)),
		'',
		'Beyond the tables: a bulk job of Zoho CRM is started once and is *unknown* once it may have begun; *Mass Update* is harmless to repeat; a request of your own (*Call the API*) is repeated only where it reads.',
		'',
		'## Replays',
		'',
		'A letter goes back through the whole workflow it came from. The templates write with *Create or Update* and *Create if New*, so what is there meanwhile, be it by hand or by a later event, is found by its key: it is left as it is or brought up to date, no second record comes, and the letter is closed as *already done*.',
		'',
		'## Lines',
		'',
		"Lines, addresses and custom fields are sets of which a vendor removes what is left out. An update that names them reads the record first, and so does *Create or Update* in Zoho's finance apps, whose lists show no lines: a call more for each record that is there. Lines keep their ids, and custom fields that are not sent keep their values.",
		'',
		...vendors.flatMap(([label, dialect, resources]) => [
			`## ${label}`,
			'',
			count(dialect, resources),
			'',
			...head('Record', 'Operations', 'Guarantee', 'Found again by'),
			...Object.values(resources).flatMap((resource) => rowsOf(dialect, resource)),
			'',
		]),
		'*again*: the vendor takes a second record with the same key, so the key tells of a repetition only together with what was sent.',
		'',
	].join('\n');
