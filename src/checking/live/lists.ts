import type { Resource } from '../../apis/define';
import type { Issue } from '../../failure';
import { isFilled, type Row } from '../../record';
import type { Subject } from '../checkable';
import { issue } from '../fields';
import type { Known } from '../reference';
import { entriesBy, entryShown, isInUse, likest, namedBy } from './entries';
import { mentions, type Mention } from './mentions';
import { applications, type Application } from './parts';
import { keyOf, shown, standing, type Standing } from './standing';
import { unsuited } from './suitable';
import { unsuitedTax } from './taxes';

/** What a record names of the organisation's accounts, taxes, currencies and contacts has to be there, in use, and of a kind that may stand at its place. */
export const checkLists = (subject: Subject, record: Row, known: Known, application: Application): Issue[] =>
	mentions(application, tableOf(subject, application)).flatMap((mention) => {
		if (known[mention.part].length === 0) return mention.part === 'currencies' ? standing(record, mention.at).flatMap((one) => foreign(one, known)) : [];
		return standing(record, mention.at).flatMap((one) => checkOne(subject, mention, one, known, application));
	});

/** Inventory knows an account of Books by its id only, and Books' own table says what it is: the record is one and the same. */
const tableOf = ({ name, resource }: Subject, { resources }: Application): Resource => {
	const kind = name.slice(name.indexOf(':') + 1);
	return (Object.hasOwn(resources, kind) ? resources[kind] : undefined) ?? resource;
};

function checkOne(subject: Subject, mention: Mention, { value, at, row }: Standing, known: Known, { parts, called }: Application): Issue[] {
	const { part, keys } = mention;
	const rule = parts[part];
	const named = namedBy(value, keys);
	const key = keyOf(named?.value);
	if (!named || key === undefined || isBase(part, key, known)) return [];
	const entries = entriesBy(known[part], named.key, rule);
	const entry = entries.get(key);
	if (!entry) {
		const says = `is ${shown(named.value)}, which is no ${rule.noun} of this organisation in ${called}`;
		return [issue(`${rule.rule}-unknown`, at, says, rule.fix.unknown + likest(entries, named.value, named.key, rule), rule.unknown)];
	}
	const name = entryShown(entry, named.key, rule);
	if (!isInUse(entry, rule)) return [issue(`${rule.rule}-inactive`, at, inactive(entry, name, rule.noun, rule.mergedInto), rule.fix.inactive)];
	if (part === 'accounts')
		return unsuited(subject.name, mention.at, entry).map(({ rule: unfit, says, fix, severity }) => issue(unfit, at, `is ${name}; it ${says}`, fix, severity));
	if (part === 'taxes') return unsuitedTax(subject.name, mention.at, { tax: entry, name, at, row }, known);
	return part === 'contacts' && mention.view !== undefined ? otherSide(entry, mention.view, at, name) : [];
}

const inactive = (entry: Row, name: string, noun: string, mergedInto: string | undefined): string => {
	const into = mergedInto === undefined ? undefined : entry[mergedInto];
	return isFilled(into) ? `is the ${noun} ${name}, which was merged into ${shown(into)}` : `is the ${noun} ${name}, which is archived or inactive`;
};

/** An organisation's own currency need not be among those it added. */
const isBase = (part: Mention['part'], key: string, { organisation }: Known): boolean =>
	part === 'currencies' && organisation !== undefined && [organisation['BaseCurrency'], organisation['currency_id']].some((own) => keyOf(own) === key);

/** Where only the organisation is known, another currency than its own is worth a word. */
function foreign({ value, at }: Standing, { organisation }: Known): Issue[] {
	const base = organisation?.['BaseCurrency'];
	if (typeof base !== 'string' || typeof value !== 'string' || keyOf(base) === keyOf(value)) return [];
	const says = `is ${shown(value)}, not the organisation's own currency ${base.slice(0, 10)}, so it must be enabled there`;
	return [
		issue('currency-foreign', at, says, 'See that the currency is among those of the organisation, or connect its currencies as reference data.', 'warning'),
	];
}

/** Zoho keeps customers and vendors apart. Unsure whether it refuses the other kind, so a person looks. */
function otherSide(entry: Row, view: string, at: string, name: string): Issue[] {
	const type = keyOf(entry['contact_type']);
	if (type === undefined || !['customer', 'vendor'].includes(view) || type === view) return [];
	return [issue('contact-side', at, `is the contact ${name}, which is no ${view} but a ${type.slice(0, 20)}`, `Name a ${view}.`, 'review')];
}

/** The application that a subject is bound for, as reference data are told apart; nothing for those without ledgers. */
export const applicationOf = (app: string): Application | undefined => (Object.hasOwn(applications, app) ? applications[app] : undefined);
