import { Tally } from '../../test/chaos/tally';
import { check } from '../../test/chaos/checker';
import { Company } from '../../test/chaos/company';
import type { FaultName } from '../../test/chaos/faults';
import { chance, type Chance } from '../../test/mapping/random';
import { ready, type Ready } from '../../test/e2e/world';
import { NZ } from '../../sandbox/xero/seed';
import { build } from '../pack';
import { say, step } from '../progress';
import { template, type World } from '../world';
import { Postman } from './postman';
import { hurry } from './hurry';
import { Killer } from './killer';
import { addTo, nothing, print, tests } from './report';
import { Rest } from './rest';

/** Template 01 in a real n8n that is killed again and again, at random moments and where a run is between two stages; started anew, it sweeps and replays. */

interface Wanted {
	readonly events: number;
	readonly kills: number;
	readonly seed: number;
}

type Row = Record<string, unknown>;

export async function inN8n({ events, kills, seed }: Wanted): Promise<Record<string, boolean>> {
	const began = Date.now();
	await step('Building', build);
	const here = await ready();
	const { world } = here;
	try {
		const [luck, tally] = [chance(seed), new Tally()];
		world.books.levers!['plan']!({ plan: 'PREMIUM', day: 1_000_000, minute: 100_000 });
		world.sandbox.vendors['xero']!.levers!['tier']!({ day: 1_000_000, minute: 100_000 });
		hurry(world.n8n.userFolder);
		await world.restart();
		const company = new Company(world.books, luck, () => world.sandbox.clock.now());
		const postman = new Postman({ url: () => here.webhook, secret: world.secret, luck, tally });
		const killer = new Killer(world, luck, tally);
		const rest = new Rest(Object.values(world.sandbox.vendors));
		const rounds = kills + 1;
		for (let round = 0; round < rounds; round++) {
			const until = Math.round((events * (round + 1)) / rounds);
			const letters = [];
			while (company.journal.length < until) {
				const entered = company.work();
				letters.push({ ...entered, body: company.payload(entered.id) });
			}
			for (let some = 0; some < 3; some++) await upset(world, luck, tally);
			if (round === kills) await postman.deliver(letters);
			else {
				killer.arm(round);
				await Promise.all([postman.deliver(letters), killer.done()]);
				await step(`Kill ${round + 1} of ${kills}, and n8n again`, () => world.restart());
			}
		}
		await world.control.clearFaults();
		await step('Waiting for n8n to come to rest', () => quiet(here, rest));
		// What no webhook told of since n8n was started is found when it starts again.
		await world.restart();
		await settle(here, company, rest);
		const sum = nothing();
		const { verdict, retried } = await judged(here, company);
		const executions = await counted(here);
		tally.conclude(verdict, retried, company.journal);
		addTo(sum, { events: company.journal.length, executions, verdict, about: `seed ${seed}` });
		print(`A real n8n, killed ${killer.kills} times`, sum, tally, (Date.now() - began) / 60_000);
		return { ...tests(sum, events), [`${kills} kills`]: killer.kills >= kills };
	} finally {
		await world.close();
	}
}

const ambushes: readonly (readonly [FaultName, object])[] = [
	['answer dropped after commit', { kind: 'cut-after-commit' }],
	['connection cut before', { kind: 'cut-before' }],
	['body truncated', { kind: 'truncated' }],
	['5xx once', { kind: 'status', status: 503 }],
	['429 with Retry-After', { kind: 'rate-limit', problem: 'minute', retryAfter: 1 }],
	['token expired', { kind: 'expired-token' }],
];

/** Something that goes wrong on the way to Xero when it is next written to. */
async function upset({ control }: World, luck: Chance, tally: Tally): Promise<void> {
	const [name, fault] = luck.of(ambushes);
	tally.met(name, []);
	await control.fault({ vendor: 'xero', match: { path: luck.of(['/Invoices', '/Contacts']) }, times: luck.int(1, 2), fault });
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How long nothing may be asked of the vendors until nothing more is expected: shortly where all is where it belongs, else as long as a busy machine may take to begin. */
const [SHORTLY, AT_LAST] = [3_000, 60_000];

/** Until no run is under way and nothing has been asked of the vendors for a moment. */
async function quiet({ world, workflowId }: Ready, rest: Rest): Promise<void> {
	do {
		await pause(1_000);
		await world.n8n.api.ran(workflowId, 0, 400_000);
	} while (rest.since() < SHORTLY);
}

/** Waits for the sweep and all runs, then replays what waits until nothing more changes. */
async function settle(here: Ready, company: Company, rest: Rest): Promise<void> {
	const { world, workflowId } = here;
	await step('Waiting for the sweep', async () => {
		do await quiet(here, rest);
		while (rest.since() < AT_LAST && (await judged(here, company)).verdict.lost.length);
	});
	const retries = await world.n8n.api.importWorkflow(template('10-dead-letters-retry.json'));
	for (let turn = 0; turn < 8; turn++) {
		const open = openIn(await world.n8n.api.rows('xerozoho_dead_letters')).filter(({ cause }) => cause !== 'validation');
		if (!open.length) return;
		// n8n died between a renewal and its keeping: as a person would.
		if (open.some(({ cause }) => cause === 'credential-invalid')) await world.n8n.api.signIn(world.credentials['Xero account']);
		say(
			`  ${open.length} letters wait: ${[...new Set(open.map(({ cause, node, message }) => `${String(cause)} in ${String(node)}: ${String(message)}`))].slice(0, 5).join('\n    ')}`,
		);
		// What a person replays sets free what was parked with it, for template 10.
		await step('Replaying what waits', () =>
			turn % 2 ? world.n8n.api.run(retries, 'Retry now') : world.n8n.api.run(workflowId, 'Replay waiting dead letters'),
		);
	}
}

const openIn = (letters: readonly Row[]): Row[] => letters.filter(({ status }) => !['done', 'dismissed'].includes(String(status)));

async function judged({ world }: Ready, company: Company) {
	const { api } = world.n8n;
	const [letters, audit] = [await api.rows('xerozoho_dead_letters'), await api.rows('xerozoho_audit')];
	const journal = new Set(company.journal.map(({ id }) => id));
	const target = (world.sandbox.vendors['xero']!.snapshot() as { books: Record<string, Record<string, Row[]>> }).books[NZ]!;
	const verdict = check({
		journal,
		source: new Map([...journal].map((id) => [id, world.books.record('invoices', id).record])),
		target: { Invoices: target['Invoices'] ?? [], Contacts: target['Contacts'] ?? [] },
		waiting: openIn(letters).map(({ source_id: id }) => String(id)),
		audit: audit.map(({ source_id: sourceId, target_id: targetId }) => ({ sourceId: String(sourceId), targetId: String(targetId) })),
	});
	return { verdict, retried: new Set(letters.map(({ source_id: id }) => String(id))) };
}

async function counted({ world, workflowId }: Ready): Promise<number> {
	const states = (await world.n8n.api.executions(workflowId)).map(({ status }) => status);
	say(`  executions: ${[...new Set(states)].map((state) => `${states.filter((one) => one === state).length} ${state}`).join(', ')}`);
	return states.length;
}
