import type { IExecuteFunctions, IRun } from 'n8n-workflow';
import { ManualExecutionCancelledError } from 'n8n-workflow';
import { ledgerOf, seenHere, store } from '../../nodes/shared/memory';
import { isCancelled, isTaken } from '../../nodes/shared/taken';

/** What several processes of one n8n know of each other: what n8n stores when a run ends, and nothing else. */

/** What was stored on activation. */
const ACTIVATED = { cursors: {} };

/** A run of a trigger, with what it loaded; `end` is what n8n stores. */
const run = (workflow: string, loaded: Record<string, unknown> = ACTIVATED) => {
	const stored = structuredClone(loaded);
	const handlers: (() => void)[] = [];
	const context = {
		getWorkflow: () => ({ id: workflow }),
		getNode: () => ({ id: 'trigger' }),
		getWorkflowStaticData: () => stored,
		additionalData: { hooks: { addHandler: (_: string, handler: () => void) => void handlers.push(handler) } },
	} as unknown as IExecuteFunctions;
	return {
		context,
		see: (key: string) => store(context, new Map([[key, { modified: 1 }]]), new Map([[key, key.slice(1)]])),
		end: () => {
			const saved = structuredClone(stored);
			for (const handler of handlers) handler();
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

it.each<[string, Partial<IRun> | undefined, boolean]>([
	['ended well', { status: 'success' }, true],
	['waits', { status: 'waiting' }, true],
	['was not needed', undefined, true],
	['failed at a later node', failed({ lastNodeExecuted: 'Write' }), true],
	['failed at the trigger', failed({ lastNodeExecuted: 'Changed' }), false],
	['was lost with its worker', failed({}), false],
	['failed later, as the main process sees it', failed({ lastNodeExecuted: 'Changed', runData: { Changed: [{}] } }), true],
	['failed at the trigger, as the main process sees it', failed({ runData: { Changed: [{ error: {} }] } }), false],
])('tells whether the trigger did its part in a run that %s', (_, how, taken) => {
	expect(isTaken(how as IRun | undefined, 'Changed')).toBe(taken);
});

function failed(resultData: Record<string, unknown>): Partial<IRun> {
	return { status: 'error', data: { resultData: { runData: {}, ...resultData } } } as unknown as Partial<IRun>;
}

it('does not repeat what a person cancelled', () => {
	expect([new ManualExecutionCancelledError('1'), new Error('stalled')].map(isCancelled)).toEqual([true, false]);
});
