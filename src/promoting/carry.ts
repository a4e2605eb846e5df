import { textOf, type Row } from '../record';
import { isPublished, released, type Instance } from './instance';
import { bodyOf, localise, unsetting, type Body } from './localise';
import { needs } from './portable';
import { versionOf, type Entry } from './plan';

/** What is asked of the target; each call fails with a sentence. */
export interface Target {
	create(body: Body): Promise<Row>;
	/** Changes the draft; what is published stays as it is. */
	save(id: string, body: Body): Promise<Row>;
	publish(id: string, versionId: string): Promise<void>;
	unpublish(id: string): Promise<void>;
	/** For good. */
	remove(id: string): Promise<void>;
	/** Out of sight, and to be had again. */
	archive(id: string): Promise<void>;
}

/** What came of one workflow. */
export interface Outcome {
	readonly name: string;
	readonly done: boolean;
	readonly did: 'created' | 'updated' | 'published' | 'nothing';
	readonly says: string;
	readonly targetId: string;
	/** n8n's own. */
	readonly versionId: string;
	readonly version: string;
	/** What ran before, to be put back; nothing where there was none. */
	readonly previous?: Body;
	readonly wasPublished: boolean;
}

interface Step {
	readonly entry: Entry;
	id: string;
	versionId: string;
	/** Newest last. */
	readonly undo: (() => Promise<void>)[];
}

export const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Takes workflows to the target: first all drafts, then, one after another, what is to be published. If anything is refused, all of it is put back as it
 * was, so that no version comes without what it calls; what could not be put back is said.
 */
export async function carry(entries: readonly Entry[], target: Instance, api: Target): Promise<Outcome[]> {
	const steps = entries.map((entry): Step => ({ entry, id: textOf(entry.present?.['id']), versionId: textOf(entry.present?.['versionId']), undo: [] }));
	let at: Step | undefined;
	try {
		for (const step of steps) await draft((at = step), known(target, steps), api);
		// Those that came before what they name, and those that name themselves.
		for (const step of steps.filter(({ entry }) => needs(entry.flow).some((name) => isNew(steps, name)))) await save((at = step), known(target, steps), api);
		for (const step of steps.filter(({ entry }) => isToBePublished(entry))) await publish((at = step), api);
	} catch (error) {
		const stuck = await putBack(steps);
		return steps.map((step) => refused(step, step === at ? sentence(error) : undefined, at!.entry.name, stuck.get(step)));
	}
	return steps.map(through);
}

const isToBePublished = ({ flow, present }: Entry): boolean => flow.published || (present !== undefined && isPublished(present));

const isNew = (steps: readonly Step[], name: string): boolean => steps.some(({ entry }) => entry.name === name && !entry.present);

/** The target with what was created meanwhile. */
const known = (target: Instance, steps: readonly Step[]): Instance => ({
	...target,
	workflows: [...target.workflows, ...steps.filter(({ entry, id }) => !entry.present && id !== '').map(({ entry, id }) => ({ id, name: entry.name }))],
});

async function draft(step: Step, target: Instance, api: Target): Promise<void> {
	const { entry } = step;
	if (entry.would === 'publish') return;
	if (entry.present) return await save(step, target, api);
	const { id, versionId } = await api.create(localise(entry.flow, target));
	step.id = textOf(id);
	step.versionId = textOf(versionId);
	step.undo.push(async () => await api.remove(step.id));
}

async function save(step: Step, target: Instance, api: Target): Promise<void> {
	const { present } = step.entry;
	const body = localise(step.entry.flow, target, present);
	// Even if no answer comes, it may have been saved.
	if (present && step.undo.length === 0) step.undo.push(async () => void (await api.save(step.id, unsetting(bodyOf(present), body))));
	step.versionId = textOf((await api.save(step.id, body))['versionId']);
}

async function publish(step: Step, api: Target): Promise<void> {
	const { present } = step.entry;
	const live = textOf(present?.['activeVersionId']);
	step.undo.push(async () => await (present && isPublished(present) ? api.publish(step.id, live) : api.unpublish(step.id)));
	await api.publish(step.id, step.versionId);
}

/** The last first; what does not work stops nothing. */
async function putBack(steps: readonly Step[]): Promise<Map<Step, string>> {
	const stuck = new Map<Step, string>();
	for (const step of [...steps].reverse()) {
		for (const undo of [...step.undo].reverse()) await undo().catch((error: unknown) => void stuck.set(step, sentence(error)));
	}
	return stuck;
}

const DID = { create: 'created', update: 'updated', publish: 'published', nothing: 'nothing', refuse: 'nothing' } as const;

const outcome = ({ entry, id, versionId }: Step, target?: Body): Omit<Outcome, 'done' | 'says' | 'did'> => ({
	name: entry.name,
	targetId: id,
	versionId,
	version: versionOf(entry.flow),
	...(target ? { previous: target } : {}),
	wasPublished: entry.present !== undefined && isPublished(entry.present),
});

function through(step: Step): Outcome {
	const { entry } = step;
	const did = DID[entry.would];
	const published = isToBePublished(entry) ? ' and published' : '';
	return {
		...outcome(step, entry.present && bodyOf(released(entry.present))),
		done: true,
		did,
		says: did === 'published' ? `"${entry.name}" was published.` : `"${entry.name}" was ${did}${published}.`,
	};
}

function refused(step: Step, why: string | undefined, by: string, stuck: string | undefined): Outcome {
	const { name } = step.entry;
	const was = step.undo.length === 0 ? 'Nothing of it was changed.' : step.entry.present ? 'It was put back as it was.' : 'What was created was removed again.';
	const cause = why === undefined ? `"${name}" was not taken over, because "${by}" was refused.` : `"${name}" was refused: ${why.replace(/[.\s]+$/, '')}.`;
	const left =
		stuck === undefined
			? was
			: `It could NOT be put back as it was: ${stuck.replace(/[.\s]+$/, '')}. Look at it in the target now (workflow ${step.id || 'unknown'}).`;
	return { ...outcome(step), done: false, did: 'nothing', says: `${cause} ${left}` };
}
