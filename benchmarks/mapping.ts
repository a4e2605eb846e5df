import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, N8n, Run, Workflow } from '../scripts/n8n/client';
import { installRuntime } from '../scripts/n8n/runtime';
import { startN8n } from '../scripts/n8n/server';
import { build, pack, temporaryFolder } from '../scripts/pack';
import { say, step, table } from '../scripts/progress';
import type { Row } from '../src/record';
import { checked } from '../test/mapping/xeroLedger';
import { byHand, invoices, tables } from './mappingByHand';

/**
 * How long an n8n takes to map and to check invoices of Zoho Books of five lines each, and beside it a Code node that maps them by hand and checks
 * nothing: `node scripts/run.mjs benchmarks/mapping.ts [invoices]`, 10,000 by default. The times are those that n8n itself notes of each node.
 * Figures of 26 November 2026, on two cores that were busy otherwise, are in docs/benchmarks.md: 550 documents a second in n8n, 2,315 in the Code node.
 */

const wanted = Number(process.argv[2] ?? 10_000);
/** Items of one execution: n8n keeps, and hands out, what every node of it put out. */
const A_RUN = 500;

const node = (name: string, type: string, typeVersion: number, parameters: Json): Json => ({
	id: name,
	name,
	type,
	typeVersion,
	parameters,
	position: [0, 0],
});
const code = (name: string, jsCode: string): Json => node(name, 'n8n-nodes-base.code', 2, { mode: 'runOnceForAllItems', jsCode });
const ours = (name: string, type: string, parameters: Json): Json => node(name, `n8n-nodes-xero-zoho.${type}`, 1, parameters);

const link = (...steps: ReadonlyArray<readonly [from: string, to: string, input?: number]>): Json => {
	const from = (name: string) => steps.filter(([one]) => one === name).map(([, to, input = 0]) => ({ node: to, type: 'main', index: input }));
	return Object.fromEntries([...new Set(steps.map(([name]) => name))].map((name) => [name, { main: [from(name)] }]));
};

const START = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
const made = code('Invoices', invoices(A_RUN));

const withOurs: Workflow = {
	name: 'Record Mapper and Record Validator',
	nodes: [
		START,
		code('Tables', tables),
		made,
		ours('Record Mapper', 'recordMapper', { mapping: 'zohoBooksInvoiceToXeroInvoice' }),
		ours('Record Validator', 'recordValidator', { resource: 'invoice' }),
	],
	connections: link(
		['Start', 'Tables'],
		['Tables', 'Record Mapper', 1],
		['Start', 'Invoices'],
		['Invoices', 'Record Mapper'],
		['Record Mapper', 'Record Validator'],
	),
};
const withCode: Workflow = { name: 'Code', nodes: [START, made, code('Code', byHand)], connections: link(['Start', 'Invoices'], ['Invoices', 'Code']) };

/** The largest that n8n's own process has been since the last look, where the system tells. */
function peak(userFolder: string): number | undefined {
	const sizes = processes(userFolder).map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0));
	return sizes.length === 0 ? undefined : Math.max(...sizes) / 1024;
}

const forgetPeak = (userFolder: string): void => processes(userFolder).forEach((pid) => writeFileSync(`/proc/${pid}/clear_refs`, '5'));

function processes(userFolder: string): string[] {
	try {
		return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && workingFolder(pid) === userFolder);
	} catch {
		return [];
	}
}

const workingFolder = (pid: string): string | undefined => {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		return undefined;
	}
};

interface Measured {
	/** Milliseconds of each node. */
	readonly times: Readonly<Record<string, number>>;
	readonly out: number;
	readonly peak: number | undefined;
}

async function measure(api: N8n, workflow: Workflow, userFolder: string): Promise<Measured> {
	const id = await api.importWorkflow(workflow);
	forgetPeak(userFolder);
	const { status, data } = await api.run(id, 'Start');
	const runs = data?.resultData.runData ?? {};
	if (status !== 'success') throw new Error(`${workflow.name}: ${status} ${JSON.stringify(data?.resultData.error)}`);
	const last = String(workflow.nodes.at(-1)?.name);
	return {
		times: Object.fromEntries(Object.entries(runs).map(([name, [run]]) => [name, (run as Run & { executionTime: number }).executionTime])),
		out: runs[last]?.[0]?.data?.main[0]?.length ?? 0,
		peak: peak(userFolder),
	};
}

const number = (value: number): string => Math.round(value).toLocaleString('en');

/** All runs together, the first one included, in which n8n warms up. */
function row(runs: readonly Measured[], ...names: string[]): string[] {
	const sum = (of: (run: Measured) => number): number => runs.reduce((all, run) => all + of(run), 0);
	const time = sum(({ times }) => names.reduce((all, name) => all + times[name]!, 0));
	const peaks = runs.flatMap((one) => (one.peak === undefined ? [] : [one.peak]));
	return [
		names.join(' + '),
		number(time),
		number((1000 * runs.length * A_RUN) / time),
		number(sum(({ out }) => out)),
		peaks.length === 0 ? '-' : number(Math.max(...peaks)),
	];
}

/** The same without n8n, all at once, by the time of the processor. */
function alone(): string[] {
	const items = (new Function(invoices(wanted))() as { json: Row }[]).map(({ json }) => json);
	const rows = (new Function(tables)() as { json: Row }[]).map(({ json }) => json);
	const before = process.cpuUsage();
	const valid = items.flatMap((invoice) => checked('zohoBooksInvoiceToXeroInvoice', invoice, rows)).filter((verdict) => 'valid' in verdict);
	const milliseconds = process.cpuUsage(before).user / 1000;
	return [
		'without n8n, on the processor',
		number(milliseconds),
		number((1000 * wanted) / milliseconds),
		number(valid.length),
		number(process.resourceUsage().maxRSS / 1024),
	];
}

async function main(): Promise<void> {
	const runtime = await installRuntime();
	await step('Building', build);
	const home = temporaryFolder('mapping');
	const n8n = await startN8n({ runtime, userFolder: home.path, tarball: await pack(join(home.path, 'packed')) });
	try {
		const runs = async (workflow: Workflow): Promise<Measured[]> => {
			const all: Measured[] = [];
			for (let done = 0; done < wanted; done += A_RUN) all.push(await measure(n8n.api, workflow, home.path));
			return all;
		};
		const mapped = await step(withOurs.name, () => runs(withOurs));
		const written = await step(withCode.name, () => runs(withCode));
		say(
			table([
				[`${number(wanted)} invoices of 5 lines`, 'ms', 'a second', 'out', 'MB of the process at most'],
				row(mapped, 'Record Mapper'),
				row(mapped, 'Record Validator'),
				row(mapped, 'Record Mapper', 'Record Validator'),
				row(written, 'Code'),
				alone(),
			]),
		);
	} finally {
		await n8n.stop();
		home.remove();
	}
}

main().catch((error: Error) => {
	say(error.message);
	process.exitCode = 1;
});
