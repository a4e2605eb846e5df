import { isRow, textOf, type Row } from '../record';
import { fromJson } from '../wire/text';
import { sentence, type Target } from './carry';
import { isPublished, type Instance } from './instance';
import { bodyOf, unsetting, type Body } from './localise';
import { portable } from './portable';
import { versionOf } from './plan';

/** What came of a way back. */
export interface Restored {
	readonly done: boolean;
	readonly says: string;
}

const no = (says: string): Restored => ({ done: false, says });

/**
 * Puts back what a promotion took the place of.
 * @param row of `xerozoho_promotions`
 * @param address of the target, as the credential names it
 */
export async function rollBack(row: Row, target: Instance, address: string, api: Target): Promise<Restored> {
	const name = textOf(row['workflow_name']);
	if (row['status'] !== 'done') return no(`"${name}" was put back already.`);
	if (textOf(row['to_n8n']) !== address) return no(`"${name}" was taken to ${textOf(row['to_n8n'])}, and this credential is for ${address}.`);
	const present = target.workflows.find(({ id }) => textOf(id) === textOf(row['target_id']));
	if (!present) return no(`"${name}" is no longer in the target.`);
	if (versionOf(portable(present, target)) !== textOf(row['version_hash'])) {
		return no(`"${name}" was changed in the target since. Promote what is right, or go back by hand: nothing that somebody did there is overwritten.`);
	}
	const previous = fromJson(textOf(row['previous']));
	return isRow(previous) ? await restore(present, previous as unknown as Body, textOf(row['was_published']) === 'yes', api) : await withdraw(present, api);
}

/** There was none before: it is archived, where n8n keeps it. */
async function withdraw(present: Row, api: Target): Promise<Restored> {
	const [id, name] = [textOf(present['id']), textOf(present['name'])];
	try {
		if (isPublished(present)) await api.unpublish(id);
		await api.archive(id);
		return { done: true, says: `"${name}" was not there before: it is unpublished and archived in the target.` };
	} catch (error) {
		return no(`"${name}" could not be archived: ${sentence(error)}`);
	}
}

async function restore(present: Row, previous: Body, wasPublished: boolean, api: Target): Promise<Restored> {
	const [id, name] = [textOf(present['id']), textOf(present['name'])];
	const now = bodyOf(present);
	try {
		const { versionId } = await api.save(id, unsetting(previous, now));
		if (wasPublished) await api.publish(id, textOf(versionId));
		else if (isPublished(present)) await api.unpublish(id);
		return { done: true, says: `"${name}" is as it was before${wasPublished ? ', and published' : ''}.` };
	} catch (error) {
		const stuck = await api.save(id, unsetting(now, previous)).then(
			() => '',
			(why: unknown) => ` The draft in the target could not be put back either: ${sentence(why)}`,
		);
		return no(`"${name}" could not go back: ${sentence(error)} It stays as it is.${stuck}`);
	}
}
