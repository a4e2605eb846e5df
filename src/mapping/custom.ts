import type { Resource, Resources } from '../apis/define';
import { applications } from '../apis/targets';
import type { Mapping, TotalsAt } from './rule';
import { xeroAmounts } from './xeroAmounts';

/** The name under which workflows store a mapping that they make from nothing. */
export const CUSTOM = 'custom';

/** Where Zoho's lines, and Xero's once their percentages are worked out, keep the tax percentage that the amount guard reckons with. */
export const LINE_RATE = 'tax_percentage';

export interface Side {
	readonly app: string;
	readonly resource: string;
}

const resourcesOf = (app: string): Resources => (Object.hasOwn(applications, app) ? applications[app]!.resources : {});

/** A path that asks for a module, or an address beside the organisation's, is no record that a mapping knows. */
const does = ({ path, outside, operations }: Resource, deeds: readonly string[]): boolean =>
	path !== '' && !outside && Object.values(operations).some(({ does: deed, of }) => deeds.includes(deed) && of === undefined);

const isRead = (resource: Resource): boolean => does(resource, ['get', 'getMany']);
const isWritten = (resource: Resource): boolean => does(resource, ['create', 'update', 'upsert']);

const those = (app: string, fits: (resource: Resource) => boolean): Resources =>
	Object.fromEntries(Object.entries(resourcesOf(app)).filter(([, resource]) => fits(resource)));

/** The records of an application that may be the source of a custom mapping: those that can be read. */
export const sourceResources = (app: string): Resources => those(app, isRead);

/** The records of an application that may be its target: those that can be written. */
export const targetResources = (app: string): Resources => those(app, isWritten);

/**
 * A mapping without any rule: all that it does is what a workflow's overrides say. Who the source is follows from the tables; the amount guard runs
 * where the source states totals beside lines whose tax is known. A sentence where there is no such record.
 */
export const customMapping = (from: Side, to: Side): Mapping | { readonly says: string } => {
	const source = resourceOf(from);
	if (!source || !isRead(source)) return { says: `There is no record "${from.resource}" of ${appNamed(from.app)} to map from` };
	const target = resourceOf(to);
	if (!target || !isWritten(target)) return { says: `There is no record "${to.resource}" of ${appNamed(to.app)} to map to` };
	return {
		label: `${appNamed(from.app)} ${source.label} to ${appNamed(to.app)} ${target.label}`,
		from: { app: from.app, entity: from.resource },
		to,
		source: { id: source.id, number: source.title, ...(source.modified === undefined ? {} : { modified: source.modified }) },
		...amountsOf(source),
		rules: {},
	};
};

const appNamed = (app: string): string => (Object.hasOwn(applications, app) ? applications[app]!.label : `"${app}"`);

function resourceOf({ app, resource }: Side): Resource | undefined {
	const resources = resourcesOf(app);
	return Object.hasOwn(resources, resource) ? resources[resource] : undefined;
}

const xeroTotals: TotalsAt = { total: 'Total', tax: 'TotalTax', currency: 'CurrencyCode' };
const zohoTotals: TotalsAt = { total: 'total', tax: 'tax_total', currency: 'currency_code' };

/** Xero states the tax of a line and not its percentage, which is worked out first. */
function amountsOf({ fields }: Resource): Pick<Mapping, 'totals' | 'prepare'> {
	if ('Total' in fields && 'LineItems' in fields) return { totals: xeroTotals, prepare: xeroAmounts };
	const lines = fields['line_items'];
	return 'total' in fields && lines?.kind === 'rows' && LINE_RATE in lines.fields ? { totals: zohoTotals } : {};
}
