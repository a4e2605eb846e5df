import type { Operation, Resource } from '../../src/apis/define';
import { isRow, rowsIn, type Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import type { Outcome } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { guaranteeOf, isReadBack, type Guarantee } from '../../src/wire/guarantees';
import { namesRows } from '../../src/wire/rows';
import { census, differences } from './census';
import { hold, type Fault } from './faults';
import type { Side } from './lines';

/** One operation, and what it leaves when it is done once. */
export interface Trial {
	readonly resource: Resource;
	readonly operation: Operation;
	readonly guarantee: Guarantee;
	/** Whether its record can be looked for when an answer is lost, and whether what is not found then is certainly not there. */
	readonly isLookedFor: boolean;
	readonly isCertain: boolean;
	/** The vendor is not left to match it, because of its rows. */
	readonly isPlanned: boolean;
	strike(fault: Fault): Promise<Struck>;
}

export interface Struck {
	readonly outcome: Outcome;
	/** Of the records: as before, as after one write (which is the same where none is added), or otherwise, and how. */
	readonly left: 'none' | 'once' | 'same' | readonly string[];
	/** Writes that the vendor took. */
	readonly carriedOut: number;
	/** Writes that the fault befell. */
	readonly lost: number;
	/** The same wished for once more, in a run that knows nothing of the first. */
	again(): Promise<{ readonly outcome: Outcome; readonly left: Struck['left'] }>;
}

export async function trialOf(side: Side, name: string, verb: string): Promise<Trial> {
	const wish = await side.operator.wishFor(name, verb);
	const resource = await side.resource(name);
	const operation = resource.operations[verb]!;
	const asked = (run: string) => ({ resource, operation, resources: side.line.resources, run });
	const plain = withoutInventedIds(resource, wish);
	const run = async (id: string, fault?: Fault) => await hold(side.line, conversations[operation.does](side.line.dialect, asked(id), [plain]), fault);
	const before = side.vendor.snapshot();
	const none = census(before);
	const unharmed = await run('run');
	if (unharmed.outcomes.some(({ failure }) => failure)) throw new Error(`${name}.${verb} fails by itself: ${unharmed.outcomes[0]!.failure!.message}`);
	const once = census(side.vendor.snapshot());
	const left = (): Struck['left'] => {
		const now = census(side.vendor.snapshot());
		if (!differences(now, once).length) return differences(once, none).length ? 'once' : 'same';
		return differences(now, none).length ? differences(now, once) : 'none';
	};
	const findsKey = isFilledKey(resource, plain);
	return {
		resource,
		operation,
		guarantee: guaranteeOf(side.line.dialect, resource, operation)!,
		isLookedFor:
			findsKey &&
			(operation.does === 'upsert' ? isReadBack(side.line.dialect, resource, resource.operations.create!) : isReadBack(side.line.dialect, resource, operation)),
		isCertain: resource.key?.find !== undefined,
		isPlanned: side.line.dialect.idsWith !== undefined && namesRows(resource, plain),
		strike: async (fault) => {
			side.vendor.restore(before);
			side.clock.advance(1);
			const { outcomes, carriedOut, lost } = await run('run', fault);
			return {
				outcome: outcomes[0]!,
				left: left(),
				carriedOut,
				lost,
				again: async () => {
					const { outcomes: second } = await run('another run');
					return { outcome: second[0]!, left: left() };
				},
			};
		},
	};
}

const isFilledKey = ({ key }: Resource, { record }: Wish): boolean => key !== undefined && record?.[key.field] !== undefined;

/** Samples fill every field, but a row's id that names no row, and what only the vendor sets, would make each try another row. */
function withoutInventedIds(resource: Resource, wish: Wish): Wish {
	if (!wish.record) return wish;
	const record = Object.fromEntries(
		Object.entries(wish.record).map(([name, value]) => {
			const field = resource.fields[name];
			if (field?.kind !== 'rows' || field.rowId === undefined || !Array.isArray(value)) return [name, value];
			const isOurs = ([key, held]: [string, unknown]): boolean => !field.fields[key]?.readOnly && !(key === field.rowId && /^Sample/.test(String(held)));
			return [name, rowsIn(value).map((row) => Object.fromEntries(Object.entries(row).filter(isOurs)))];
		}),
	) as Row;
	return { ...wish, record: isRow(record) ? record : wish.record };
}
