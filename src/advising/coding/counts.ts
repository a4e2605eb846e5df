import { Columns } from './columns';

/** After every further day on which a combination is met, what was before counts a tenth less: habits change, and the newer wins. */
const FADES = 0.9;
/** What was half a year ago counts half: what is long past says less about today. In days. */
export const HALF_LIFE = 182.5;

const { exp } = Math;

const FADING = Math.log(FADES);
const AGEING = -Math.LN2 / HALF_LIFE;

/** How often a code was given in a combination, and when last (a day since 1970, 0 where the lines had no date). */
export interface Seen {
	readonly times: number;
	readonly of: number;
	readonly lastOn: number;
}

/**
 * How often each code was given in each combination of fields, the newer counting more. Kept in columns of numbers: a history of 100,000 lines takes some
 * tens of megabytes. A row for each combination, and an entry for each of its codes, chained by `next`; entry 0 ends a chain.
 */
export class Counts {
	private readonly rows = new Map<number, number>();
	private readonly row = new Columns(['head', 'days', 'last', 'codes'], ['total']);
	private readonly entry = new Columns(['code', 'metAt', 'metOn', 'times', 'today', 'next'], ['weight']);

	constructor() {
		this.entry.add();
	}

	/** A day later than all before, or the same as the last one. */
	add(key: number, code: number, day: number | undefined): void {
		const row = this.rowOf(key, day);
		const { days, last } = this.row.whole;
		if (day === undefined || day !== last![row] || days![row] === 0) this.begin(row, day);
		const entry = this.entryOf(row, code);
		const { metAt, metOn, times, today } = this.entry.whole;
		const weight = this.entry.real['weight']!;
		if (metAt![entry] !== this.row.whole['days']![row]) {
			weight[entry] = weight[entry]! * this.faded(row, entry);
			metAt![entry] = this.row.whole['days']![row]!;
			metOn![entry] = this.row.whole['last']![row]!;
			today![entry] = 0;
		}
		times![entry]!++;
		// Many lines of one day are hardly more than one decision.
		const more = 1 / ++today![entry]!;
		weight[entry]! += more;
		this.row.real['total']![row]! += more;
	}

	private rowOf(key: number, day: number | undefined): number {
		const known = this.rows.get(key);
		if (known !== undefined) return known;
		const row = this.row.add();
		this.rows.set(key, row);
		this.row.whole['last']![row] = day ?? 0;
		return row;
	}

	/** Another day, on which all that was before fades. */
	private begin(row: number, day: number | undefined): void {
		const { last, days } = this.row.whole;
		const passed = day === undefined ? 0 : Math.max(0, day - last![row]!);
		this.row.real['total']![row]! *= exp(FADING + AGEING * passed);
		days![row]!++;
		last![row]! += passed;
	}

	private faded(row: number, entry: number): number {
		const { days, last } = this.row.whole;
		const { metAt, metOn } = this.entry.whole;
		return exp(FADING * (days![row]! - metAt![entry]!) + AGEING * (last![row]! - metOn![entry]!));
	}

	private entryOf(row: number, code: number): number {
		const { head } = this.row.whole;
		for (let entry = head![row]!; entry !== 0; entry = this.entry.whole['next']![entry]!) if (this.entry.whole['code']![entry] === code) return entry;
		const entry = this.entry.add();
		const made = this.entry.whole;
		made['code']![entry] = code;
		made['metAt']![entry] = this.row.whole['days']![row]!;
		made['metOn']![entry] = this.row.whole['last']![row]!;
		made['next']![entry] = head![row]!;
		head![row] = entry;
		this.row.whole['codes']![row]!++;
		return entry;
	}

	/** The row of a combination, for all that follows; nothing where it was never met. */
	find(key: number): number | undefined {
		return this.rows.get(key);
	}

	/** How many different codes it was given. */
	codesOf(row: number): number {
		return this.row.whole['codes']![row]!;
	}

	/** What all its codes together count on a day. */
	total(row: number, day: number | undefined): number {
		return this.row.real['total']![row]! * this.aged(row, day);
	}

	/** Each code with what it counts on a day. */
	each(row: number, day: number | undefined, tell: (code: number, weight: number) => void): void {
		const aged = this.aged(row, day);
		const { code, next } = this.entry.whole;
		const weight = this.entry.real['weight']!;
		for (let entry = this.row.whole['head']![row]!; entry !== 0; entry = next![entry]!) tell(code![entry]!, weight[entry]! * this.faded(row, entry) * aged);
	}

	private aged(row: number, day: number | undefined): number {
		const passed = day === undefined ? 0 : day - this.row.whole['last']![row]!;
		return passed > 0 ? exp(AGEING * passed) : 1;
	}

	seen(row: number, wanted: number): Seen {
		const { code, next, times, metOn } = this.entry.whole;
		let [found, of, lastOn] = [0, 0, 0];
		for (let entry = this.row.whole['head']![row]!; entry !== 0; entry = next![entry]!) {
			of += times![entry]!;
			if (code![entry] === wanted) [found, lastOn] = [times![entry]!, metOn![entry]!];
		}
		return { times: found, of, lastOn };
	}
}
