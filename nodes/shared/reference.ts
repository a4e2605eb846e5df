import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { laidOver } from '../../src/checking/laidOver';
import { referenceFrom, type Known, type Reference } from '../../src/checking/reference';
import type { Issue } from '../../src/failure';
import type { Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import { failureIn, telling } from './errorItem';
import { chosenOrganisation, type Picked } from './organisation';
import { converse } from './transport';
import type { Vendor } from './vendor';
import { xeroVendor } from './xero';
import { zohoBooksVendor, zohoInventoryVendor } from './zoho';

/**
 * Reference records of an organisation (accounts, taxes, currencies and the like), read live for the nodes that call no vendor otherwise. In a node:
 *
 *     const live = liveReference(this, this.getInputData(1).map(({ json }) => json));
 *     for each item: const { reference, issues } = await live([{ app: 'xero', organisation: pickedIn(this, 'xeroOrganisation', index) }], ['accounts', 'taxes']);
 *
 * `reference` holds the live records with those of the second input on top (`laidOver`); `issues` go beside the item's own.
 */

export type LivePart = Exclude<keyof Known, 'contacts' | 'documents' | 'locks'>;

/** An organisation that is to be read from; an application that has no such lists here is passed over, and so is one whose credential is not chosen. */
export interface LiveSide {
	readonly app: string;
	readonly organisation: Picked;
	/** What is wanted of this one, where that is not what is wanted of all. */
	readonly parts?: readonly LivePart[];
}

export interface Live {
	readonly reference: Reference;
	/** `reference-unavailable`, where the run is to go on without what could not be read. */
	readonly issues: readonly Issue[];
}

/** Where an application keeps a part; Inventory's API lists neither accounts nor reporting tags. */
interface Home {
	readonly vendor: Vendor;
	readonly parts: Readonly<Partial<Record<LivePart, string>>>;
}

const homes: Readonly<Record<string, Home>> = {
	xero: {
		vendor: xeroVendor,
		parts: { organisation: 'organisation', accounts: 'account', taxes: 'taxRate', currencies: 'currency', tracking: 'trackingCategory' },
	},
	zohoBooks: {
		vendor: zohoBooksVendor,
		parts: { organisation: 'organization', accounts: 'account', taxes: 'tax', currencies: 'currency', tracking: 'reportingTag' },
	},
	zohoInventory: { vendor: zohoInventoryVendor, parts: { organisation: 'organization', taxes: 'tax', currencies: 'currency' } },
};

/** Accounts and taxes change seldom, and each reading costs calls of the day's allowance. */
const REMEMBERED = 10 * 60_000;
const remembered = new Map<string, { at: number; rows: Promise<Row[]> }>();

/**
 * Reads what is asked for, each list once a run and once in ten minutes for a credential and organisation. Throws what n8n shows where something cannot be
 * read, unless the run is to go on after failures: then the items are worked on without it, and each has a warning that says why.
 *
 * @param given the items of the input for mapping tables and reference records
 */
export const liveReference = (context: IExecuteFunctions, given: readonly unknown[]) => {
	const own = referenceFrom(given);
	const asked = new Map<string, Promise<Live>>();
	return async (sides: readonly LiveSide[], parts: readonly LivePart[]): Promise<Live> => {
		const key = JSON.stringify([sides, parts]);
		const known = asked.get(key) ?? readAll(context, own, sides, parts);
		asked.set(key, known);
		return await known;
	};
};

async function readAll(context: IExecuteFunctions, own: Reference, sides: readonly LiveSide[], parts: readonly LivePart[]): Promise<Live> {
	const rows: Row[] = [];
	const issues: Issue[] = [];
	const orGoOn = async (app: string, act: () => Promise<void>): Promise<void> => {
		try {
			await act();
		} catch (error) {
			const failure = failureIn(error);
			if (!context.continueOnFail()) throw telling(new NodeOperationError(context.getNode(), error as Error), failure);
			issues.push(unavailable(app, failure.message));
		}
	};
	for (const side of sides.filter(({ app }) => Object.hasOwn(homes, app))) {
		await orGoOn(homes[side.app]!.vendor.dialect.vendor, async () => {
			if (isConnected(context, side)) rows.push(...(await readSide(context, side, side.parts ?? parts)));
		});
	}
	return { reference: laidOver(referenceFrom(rows), own), issues };
}

/** One of two may be left unconnected, and then nothing is known of it; with none, the live records were switched on in vain. */
function isConnected(context: IExecuteFunctions, { app }: LiveSide): boolean {
	const credentials = context.getNode().credentials ?? {};
	// One of another application, such as Zoho CRM, serves the lists of fields.
	if (Object.keys(credentials).length > 0) return credentials[homes[app]!.vendor.credential] !== undefined;
	throw new NodeOperationError(context.getNode(), `Choose a credential of ${homes[app]!.vendor.dialect.vendor}, or switch the live data off`);
}

async function readSide(context: IExecuteFunctions, { app, organisation }: LiveSide, wanted: readonly LivePart[]): Promise<Row[]> {
	const home = homes[app]!;
	const { vendor, parts } = home;
	const { id } = await chosenOrganisation(context, vendor, organisation);
	const credential = context.getNode().credentials?.[vendor.credential]?.id ?? '';
	const rows: Row[] = [];
	// One after the other: a sign-in that is refused costs one call.
	for (const part of wanted.filter((name) => parts[name] !== undefined))
		rows.push(...(await once(JSON.stringify([vendor.dialect.vendor, credential, id, part]), async () => await read(context, home, id, part))));
	return rows;
}

async function once(key: string, ask: () => Promise<Row[]>): Promise<Row[]> {
	const known = remembered.get(key);
	if (known && Date.now() - known.at < REMEMBERED) return await known.rows;
	const rows = ask();
	remembered.set(key, { at: Date.now(), rows });
	// What could not be had is asked for again.
	rows.catch(() => remembered.delete(key));
	return await rows;
}

async function read(context: IExecuteFunctions, { vendor, parts }: Home, organisation: string, part: LivePart): Promise<Row[]> {
	const resource = vendor.resources[parts[part]!]!;
	// The organisation is read by itself, everything else as a list.
	const deed = part === 'organisation' ? 'get' : 'getMany';
	const asked = { resource, operation: resource.operations[deed]!, run: '' };
	const outcomes = await converse(context, vendor, organisation, conversations[deed](vendor.dialect, asked, [{ from: 0, id: organisation, filters: {} }]));
	const failure = outcomes.find((outcome) => outcome.failure)?.failure;
	if (failure) throw telling(new NodeOperationError(context.getNode(), failure.message), failure);
	return outcomes.flatMap(({ record }) => (record ? [record] : []));
}

const unavailable = (vendor: string, why: string): Issue => ({
	rule: 'reference-unavailable',
	severity: 'warning',
	at: '',
	says: `nothing could be read live of ${vendor}, so only the second input tells of it: ${why}`,
	fix: 'Check the credential and the organisation of the live data, and run it again.',
});
