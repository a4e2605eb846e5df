import { Reconciler } from '../../nodes/Reconciler/Reconciler.node';
import { SyncMonitor } from '../../nodes/SyncMonitor/SyncMonitor.node';
import { runNode } from '../engine/engine';

/** The nodes of the reconciliation, the sweep and the period close, as n8n runs them. */

const invoice = { invoice_id: 'b1', invoice_number: 'INV-1', total: 100, currency_code: 'NZD', date: '2026-11-02', customer_name: 'Aroha', status: 'sent' };
const ledgers = (ledgerOptions: Record<string, string | number>, items: object[] = [invoice]) =>
	runNode({ node: new Reconciler(), parameters: { operation: 'reconcileLedgers', ledgerOptions }, items });

it('compares whole ledgers into one list', async () => {
	const { outputs, error } = await ledgers({ from: '2026-11-01', to: '2026-11-30', tolerance: 1 });
	expect(error).toBeUndefined();
	expect(outputs.map((items) => items?.map(({ json }) => json.found))).toEqual([['missingRight', 'total']]);
});

it.each([
	[{ from: 'soon' }, 'Options.from soon is no date'],
	[{ tolerance: -1 }, 'Options.tolerance -1 is no number of cents'],
])('says what it cannot understand in %j', async (options, says) => {
	expect(String((await ledgers(options)).error?.message)).toContain(says);
});

const monitor = (parameters: Record<string, string | object>, items: object[]) => runNode({ node: new SyncMonitor(), parameters: parameters as never, items });

it('reports what was found, each with its one field', async () => {
	const { outputs: found } = await ledgers({});
	const { outputs, error } = await monitor(
		{ operation: 'reportReconciliation', from: '2026-11-01', to: '2026-11-30', unread: '[]' },
		found[0]!.map(({ json }) => json),
	);
	expect(error).toBeUndefined();
	expect(outputs[0]!.map(({ json }) => Object.keys(json))).toEqual([['run'], ['difference'], ['letter', 'canReplay'], ['message']]);
});

it('takes a month only for a period', async () => {
	expect(String((await monitor({ operation: 'checkPeriod', period: '2026-13', closingOptions: {} }, [{}])).error?.message)).toContain('"2026-13" is no period');
});

it.each(['showReconciliation', 'showPeriod', 'signPeriod', 'findMissed', 'checkPeriod', 'reportReconciliation'])('%s takes anything', async (operation) => {
	const { error } = await monitor(
		{ operation, period: '2026-10', closingOptions: {}, form: '{"period":"2026-10"}', news: 'x', swept: 'x', workflows: 'x', unread: '{}' },
		[{}, { found: 1, item: [] }, { checks_hash: null, reconciliation_key: {} }],
	);
	expect(error).toBeUndefined();
});
