import type { RowOf } from '../syncing/tables';
import type { Outcome } from './carry';
import type { Entry } from './plan';

/** A promotion as it is kept. Secrets are in none: what holds one is not taken along, and not replaced. */
export const promotionRow = (
	{ name, targetId, versionId, did, version, previous, wasPublished }: Outcome,
	{ changes }: Pick<Entry, 'changes'>,
	around: { readonly from: string; readonly to: string; readonly actor: string; readonly now: string },
): RowOf<'xerozoho_promotions'> => ({
	workflow_name: name,
	from_n8n: around.from,
	to_n8n: around.to,
	target_id: targetId,
	target_version: versionId,
	did,
	status: 'done',
	version_hash: version,
	changes: changes.join('\n'),
	previous: previous ? JSON.stringify(previous) : '',
	was_published: wasPublished ? 'yes' : 'no',
	promoted_at: around.now,
	promoted_by: around.actor,
});
