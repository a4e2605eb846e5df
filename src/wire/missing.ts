import type { Fields } from '../apis/define';
import { inputsIn, rowsOf, writes } from '../apis/parts';
import { nearest } from '../checking/nearest';
import { tooLong } from '../checking/values';
import type { Failure, Problem } from '../failure';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import { namedIn, needsId, spokenOf, type Asked, type Wish } from './ask';
import type { Dialect } from './dialect';
import { entriesIn } from './encode';

/** What a wish lacks, or what the vendor would refuse about its rows and filters, as the failure it would be; nothing is sent for it. */
export const missingIn = (dialect: Dialect, asked: Asked, wish: Wish): Failure | undefined => {
	const { resource, operation } = asked;
	if (wish.problems?.length)
		return refused(`${resource.label} cannot be ${writes(operation) ? 'sent' : 'looked for'}`, wish.problems, 'Nothing was sent for it');
	const lacking = lackingIn(asked, wish);
	if (lacking.length)
		return {
			cause: 'validation',
			status: 0,
			message: `${resource.label} lacks ${lacking.map((name) => labelOf(asked, name)).join(', ')}. Nothing was sent for it`,
			details: lacking.map((at): Problem => ({ at, says: 'is missing' })),
		};
	const unfit = [
		...pathProblems(asked, wish),
		...(wish.record ? [...rowProblems(asked, wish.record), ...(resource.live ? choiceProblems(resource.fields, wish.record) : [])] : []),
		...(dialect.refusesLongTexts
			? [...lengthProblems(spokenOf(asked).fields, wish.record ?? {}), ...lengthProblems(operation.inputs ?? {}, wish.inputs ?? {})]
			: []),
	];
	if (unfit.length) return refused(`${resource.label} cannot be sent`, unfit, 'Nothing was sent for it');
	return filterFailure(dialect, { ...wish.filters, ...wish.inputs }, { ...operation.filters, ...operation.inputs });
};

/** What the vendor would refuse about filters, before anything is asked. */
export const filterFailure = (dialect: Dialect, filters: Row, fields: Fields): Failure | undefined => {
	const problems = dialect.filterProblems?.(filters, fields) ?? [];
	return problems.length ? refused(`${dialect.vendor} would refuse the filter`, problems, 'Nothing was sent') : undefined;
};

const refused = (what: string, problems: readonly Problem[], end: string): Failure => ({
	cause: 'validation',
	status: 0,
	message: `${what}: ${problems.map(({ at, says }) => `${at} ${says}`).join('; ')}. ${end}`,
	details: problems,
});

/** Dots alone would lead to another address, such as from an option to be deleted to its whole category. */
const pathProblems = (asked: Asked, { id, record, inputs = {} }: Wish): Problem[] =>
	[['id', id ?? record?.[asked.resource.id]] as const, ...namedIn(asked.operation.at ?? asked.operation.path).map((name) => [name, inputs[name]] as const)]
		.filter(([, value]) => /^\.{1,2}$/.test(String(value).trim()))
		.map(([name, value]) => ({ at: name === 'id' ? asked.resource.id : labelOf(asked, name), says: `"${String(value)}" names no record` }));

/** Rows that say nothing, or are none: they would be lost on the way, or refused without their place. */
function rowProblems({ resource, operation }: Asked, record: Row): Problem[] {
	return rowsOf(resource).flatMap(({ at, field }): Problem[] => {
		const value = record[at];
		if (!isFilled(value)) return [];
		if (!Array.isArray(value)) return [{ at, says: 'is no list of rows' }];
		const countsAll = field.rowId !== undefined || Boolean(operation.requires?.includes(at));
		return value.flatMap((row: unknown, index): Problem[] => {
			if (!isRow(row)) return [{ at: `${at}[${index}]`, says: 'is no row with fields' }];
			return countsAll && !Object.values(row).some(isFilled) ? [{ at: `${at}[${index}]`, says: 'is empty' }] : [];
		});
	});
}

function lackingIn({ resource, operation }: Asked, { id, record, inputs }: Wish): string[] {
	// Whoever finds a record by a field of the account's own needs no other key.
	const isKeyNeeded = (name: string): boolean => name !== resource.key?.field || !isFilled(inputs?.uniqueField);
	const lacksId = needsId(operation) && operation.does !== 'upsert' && !isFilled(id) && !isFilled(record?.[resource.id]);
	return [
		...(lacksId ? [resource.id] : []),
		...(operation.requires ?? []).filter((name) => isKeyNeeded(name) && !isFilled(record?.[name])),
		...Object.keys(inputsIn(operation).needed).filter((name) => !isFilled(inputs?.[name])),
	];
}

const labelOf = ({ resource, operation }: Asked, name: string): string => operation.inputs?.[name]?.label ?? resource.fields[name]?.label ?? name;

/** Values that a field of the account does not offer, each with those that come nearest; those in rows too. */
function choiceProblems(fields: Fields, record: Row, within = ''): Problem[] {
	return Object.entries(record).flatMap(([name, value]): Problem[] => {
		const field = fields[name];
		if (!field || field.readOnly || !isFilled(value)) return [];
		const at = `${within}${name}`;
		if (field.kind === 'rows') return rowsIn(value).flatMap((row, index) => choiceProblems(field.fields, row, `${at}[${index}].`));
		if ((field.kind !== 'choice' && field.kind !== 'list') || !field.choices) return [];
		const known = Object.keys(field.choices);
		const entries = field.kind === 'list' ? entriesIn(field, value) : value;
		// An entry that is to be taken out comes as an object.
		const odd = (Array.isArray(entries) ? entries : [entries]).filter((each) => !isRow(each) && !known.includes(String(each))).map(String);
		return odd.map((each) => ({ at, says: `(${field.label}) has no value "${each}"; nearest: ${nearest(each, known).join(', ')}` }));
	});
}

/** Texts that are longer than their field takes, those in groups and rows too. */
function lengthProblems(fields: Fields, record: Row, within = ''): Problem[] {
	return Object.entries(record).flatMap(([name, value]): Problem[] => {
		const field = fields[name];
		if (!field || field.readOnly || !isFilled(value)) return [];
		const at = `${within}${name}`;
		if (field.kind === 'group') return isRow(value) ? lengthProblems(field.fields, value, `${at}.`) : [];
		if (field.kind === 'rows') return rowsIn(value).flatMap((row, index) => lengthProblems(field.fields, row, `${at}[${index}].`));
		const says = tooLong(field, value);
		return says === undefined ? [] : [{ at, says: `(${field.label}) ${says}` }];
	});
}
