import { inputsIn } from '../apis/parts';
import type { Failure, Problem } from '../failure';
import { isFilled } from '../record';
import { needsId, type Asked, type Wish } from './ask';
import type { Dialect } from './dialect';

/** What a wish lacks, or what the vendor would refuse about its filters, as the failure it would be; nothing is sent for it. */
export const missingIn = (dialect: Dialect, asked: Asked, wish: Wish): Failure | undefined => {
	const { resource, operation } = asked;
	const lacking = lackingIn(asked, wish);
	if (lacking.length)
		return {
			cause: 'validation',
			status: 0,
			message: `${resource.label} lacks ${lacking.map((name) => labelOf(asked, name)).join(', ')}. Nothing was sent for it`,
			details: lacking.map((at): Problem => ({ at, says: 'is missing' })),
		};
	const problems = dialect.filterProblems?.({ ...wish.filters, ...wish.inputs }, { ...operation.filters, ...operation.inputs }) ?? [];
	if (!problems.length) return undefined;
	return {
		cause: 'validation',
		status: 0,
		message: `${dialect.vendor} would refuse the filter: ${problems.map(({ at, says }) => `${at} ${says}`).join('; ')}. Nothing was sent`,
		details: problems,
	};
};

function lackingIn({ resource, operation }: Asked, { id, record, inputs }: Wish): string[] {
	const lacksId = needsId(operation) && operation.does !== 'upsert' && !isFilled(id) && !isFilled(record?.[resource.id]);
	return [
		...(lacksId ? [resource.id] : []),
		...(operation.requires ?? []).filter((name) => !isFilled(record?.[name])),
		...Object.keys(inputsIn(operation).needed).filter((name) => !isFilled(inputs?.[name])),
	];
}

const labelOf = ({ resource, operation }: Asked, name: string): string => operation.inputs?.[name]?.label ?? resource.fields[name]?.label ?? name;
