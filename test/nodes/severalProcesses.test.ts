import type { IExecuteFunctions, IRun } from 'n8n-workflow';
import { ManualExecutionCancelledError, SystemShutdownExecutionCancelledError, TimeoutExecutionCancelledError } from 'n8n-workflow';
import { ledgerOf, seenHere, store, takeDropped } from '../../nodes/shared/memory';
import { outcomeOf, outcomeOfError, type Outcome } from '../../nodes/shared/taken';

/** What several processes of one n8n know of each other: what n8n stores when a run ends, and nothing else. */

/** What was stored on activation. */
const ACTIVATED = { cursors: {} };

/** A run of a trigger, with what it loaded; `end` is what n8n stores. */
const run = (workflow: string, loaded: Record<string, unknown> = ACTIVATED) => {
	const stored = structuredClone(loaded);
	const handlers: ((run: unknown) => void)[] = [];
	let saved: Record<string, unknown> = {};
	handlers.push(() => (saved = structuredClone(stored)));
	const context = {
		getWorkflow: () => ({ id: workflow }),
		getNode: () => ({ id: 'trigger' }),
		getWorkflowStaticData: () => stored,
		additionalData: { hooks: { addHandler: (_: string, handler: () => void) => void handlers.push(handler), handlers: { workflowExecuteAfter: handlers } } },
	} as unknown as IExecuteFunctions;
	return {
		context,
		see: (key: string) => store(context, new Map([[key, { modified: 1 }]]), new Map([[key, key.slice(1)]])),
		end: (how: unknown = { status: 'success' }) => {
			for (const handler of [...handlers]) handler(how);
			return saved;
		},
	};
};
const keys = ({ ledger = {} }: Record<string, unknown>): string[] => Object.keys(ledger as object).sort();

it('stores with a run what it saw, and not what another run is still at', () => {
	const [first, second] = [run('a'), run('a')];
	first.see('_one');
	second.see('_two');
	// The first is still at work when the second ends: were the process to end now, nobody would have done the first.
	expect(keys(second.end())).toEqual(['_two']);
});

it('stores what runs saw that are over, so that runs side by side do not write over each other', () => {
	const [first, second] = [run('b'), run('b')];
	first.see('_one');
	first.end();
	second.see('_two');
	expect(keys(second.end())).toEqual(['_one', '_two']);
});

it('stores nothing from a worker, which has nothing of what is stored and would put its own in the place of all', () => {
	const first = run('d', {});
	first.see('_one');
	expect([first.end(), seenHere(run('d', {}).context, '_one')]).toEqual([{}, { modified: 1 }]);
});

it('knows at once, in its own process, what every run is at', () => {
	const [first, second] = [run('c'), run('c')];
	first.see('_one');
	expect([keys({ ledger: ledgerOf(second.context) }), seenHere(second.context, '_one')]).toEqual([['_one'], { modified: 1 }]);
});

it('stores nothing of what a run saw that failed, and takes it for seen by nobody', () => {
	const first = run('e');
	first.see('_one');
	expect([keys(first.end(failed({}))), seenHere(first.context, '_one')]).toEqual([[], undefined]);
	const second = run('e');
	second.see('_two');
	expect(keys(second.end())).toEqual(['_two']);
	expect([takeDropped(second.context).map(({ id }) => id), takeDropped(second.context)]).toEqual([['one'], []]);
});

it('lets a reading of a worker find again what another of its runs may still fail at', () => {
	const [webhook, reading] = [run('f', {}), run('f', {})];
	webhook.see('_one');
	expect([ledgerOf(reading.context), ledgerOf(reading.context, true)].map((ledger) => Object.keys(ledger))).toEqual([['_one'], []]);
	webhook.end();
	expect(Object.keys(ledgerOf(reading.context, true))).toEqual(['_one']);
});

it.each<[string, Partial<IRun> | undefined, Outcome]>([
	['ended well', { status: 'success' }, 'taken'],
	['waits', { status: 'waiting' }, 'taken'],
	['was not needed', undefined, 'taken'],
	['failed at a later node', failed({ lastNodeExecuted: 'Write' }), 'failed'],
	['failed at the trigger', failed({ lastNodeExecuted: 'Changed' }), 'lost'],
	['was lost with its worker', failed({}), 'lost'],
	['failed later, as the main process sees it', failed({ lastNodeExecuted: 'Changed', runData: { Changed: [{}] } }), 'failed'],
	['failed at the trigger, as the main process sees it', failed({ runData: { Changed: [{ error: {} }] } }), 'lost'],
	['a person ended', { ...failed({ lastNodeExecuted: 'Write', error: { reason: 'manual' } }), status: 'canceled' }, 'taken'],
	['ran out of time', { ...failed({ lastNodeExecuted: 'Write', error: { reason: 'timeout' } }), status: 'canceled' }, 'failed'],
])('tells what came of a run that %s', (_, how, outcome) => {
	expect(outcomeOf(how as IRun | undefined, 'Changed')).toBe(outcome);
});

function failed(resultData: Record<string, unknown>): Partial<IRun> {
	return { status: 'error', data: { resultData: { runData: {}, ...resultData } } } as unknown as Partial<IRun>;
}

it('does not repeat what a person cancelled', () => {
	const errors = [
		new ManualExecutionCancelledError('1'),
		new TimeoutExecutionCancelledError('1'),
		new SystemShutdownExecutionCancelledError('1'),
		new Error('stalled'),
	];
	expect(errors.map(outcomeOfError)).toEqual(['taken', 'failed', 'lost', 'lost']);
});
