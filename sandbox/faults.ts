import type { Asked, Vendor, WordedFault } from './vendor';

/** What can go wrong between a vendor and its caller. */
export type Fault =
	| WordedFault
	/** With `afterCommit` the vendor has done its work all the same: a 500 after which nobody knows. */
	| {
			readonly kind: 'status';
			readonly status: number;
			readonly headers?: Readonly<Record<string, string>>;
			readonly body?: unknown;
			readonly afterCommit?: boolean;
	  }
	/** The vendor does its work at once and answers late. */
	| { readonly kind: 'timeout'; readonly ms: number }
	/** The vendor does its work, the answer is lost. */
	| { readonly kind: 'cut-after-commit' }
	/** The request never reaches the vendor. */
	| { readonly kind: 'cut-before' }
	/** The vendor does its work, the answer ends in the middle though its length says that it is whole. */
	| { readonly kind: 'truncated' }
	| { readonly kind: 'html'; readonly status: number };

export interface Ambush {
	readonly vendor: string;
	readonly match: { readonly method?: string; readonly path?: string };
	readonly times: number;
	readonly fault: Fault;
}

export interface Faults {
	add(ambush: Ambush): void;
	/** The fault that waits for this request, which is one fewer from then on. */
	take(vendor: Vendor, asked: Asked): Fault | undefined;
	waiting(): readonly Ambush[];
	clear(): void;
}

const KINDS: Readonly<Record<Fault['kind'], (fault: Record<string, unknown>) => boolean>> = {
	'rate-limit': ({ problem }) => ['minute', 'day', 'concurrent', 'appminute'].includes(String(problem)),
	'expired-token': () => true,
	status: ({ status }) => Number.isInteger(status),
	timeout: ({ ms }) => Number.isFinite(ms),
	'cut-after-commit': () => true,
	'cut-before': () => true,
	truncated: () => true,
	html: ({ status }) => Number.isInteger(status),
};

export function createFaults(): Faults {
	let ambushes: Ambush[] = [];
	return {
		add: (ambush) => void ambushes.push(ambush),
		take(vendor, asked) {
			const at = ambushes.findIndex((ambush) => fits(ambush, vendor, asked));
			const found = ambushes[at];
			if (!found) return undefined;
			ambushes = ambushes.flatMap((ambush, index) => (index !== at ? [ambush] : found.times > 1 ? [{ ...found, times: found.times - 1 }] : []));
			return found.fault;
		},
		waiting: () => ambushes,
		clear: () => void (ambushes = []),
	};
}

/** The ambush that a request to the control describes; an Error says what is wrong with it. */
export function ambushFrom(input: Readonly<Record<string, unknown>>): Ambush {
	const { vendor, match = {}, times = 1, fault } = input as Partial<Ambush>;
	if (typeof vendor !== 'string') throw new Error('vendor is missing');
	const wellFormed = fault && KINDS[fault.kind]?.(fault as unknown as Record<string, unknown>);
	if (!wellFormed) throw new Error(`fault must be one of ${Object.keys(KINDS).join(', ')}, with what it needs (docs/sandbox.md)`);
	if (!Number.isInteger(times) || times < 1) throw new Error('times must be a whole number from 1');
	if (match.path !== undefined) new RegExp(match.path);
	return { vendor, match, times, fault };
}

function fits({ vendor, match }: Ambush, { name }: Vendor, { method, path, query }: Asked): boolean {
	if (vendor !== name) return false;
	if (match.method && match.method.toUpperCase() !== method) return false;
	const search = query.toString();
	return !match.path || new RegExp(match.path).test(search ? `${path}?${search}` : path);
}
