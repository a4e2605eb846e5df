import { idOfTable } from '../../scripts/templates/rows';
import { at, chain, workflowOf } from '../../scripts/templates/flow';
import { byHand, monitor, table } from '../../scripts/templates/steps';
import type { World } from '../../scripts/world';
import type { Verified } from '../../src/reporting/chain';

type Row = Record<string, unknown>;

const ALL = 'All audit rows';

const checking = workflowOf(
	'Check the trail',
	[
		byHand('Check', [0, 0]),
		{
			...table(ALL, at(0), { resource: 'row', operation: 'get', dataTableId: idOfTable('xerozoho_audit'), filters: {}, returnAll: true }),
			alwaysOutputData: true,
		},
		monitor('Verify', at(1), 'verifyAudit', { heads: '' }),
	],
	chain('Check', ALL, 'Verify'),
	{},
);

/** What n8n itself finds of the trail that it keeps. */
export async function checkTrail({ n8n: { api } }: World): Promise<Verified> {
	const { status, data } = await api.run(await api.importWorkflow(checking), 'Check');
	expect(status).toBe('success');
	return data?.resultData.runData['Verify']?.[0]?.data?.main[0]?.[0]?.json as unknown as Verified;
}

/** The requests that n8n keeps with an execution, by the names of their nodes. */
export async function requestsOf({ n8n: { api } }: World, executionId: string): Promise<Record<string, Row[]>> {
	const { data } = await api.execution(executionId);
	const runs = (data?.resultData.runData ?? {}) as unknown as Record<string, { metadata?: { requestLog?: { requests: Row[] } } }[]>;
	return Object.fromEntries(
		Object.entries(runs).flatMap(([name, all]) => {
			const requests = all.flatMap(({ metadata }) => metadata?.requestLog?.requests ?? []);
			return requests.length ? [[name, requests]] : [];
		}),
	);
}
