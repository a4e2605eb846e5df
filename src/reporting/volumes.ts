import { grouped, textOf, timeOf, type Row } from '../record';
import type { RowOf } from '../syncing/tables';

/** A row of the table of volumes. */
export type Volume = RowOf<'xerozoho_volumes'>;

type Counted = 'written' | 'previewed' | 'skipped' | 'decided';

/** By the action of an audit row; what is of no other kind was written. */
const kinds: Readonly<Record<string, Counted>> = {
	previewed: 'previewed',
	skipped: 'skipped',
	dismissed: 'decided',
	edited: 'decided',
	replayed: 'decided',
	signedOff: 'decided',
	mappingChanged: 'decided',
	trimmed: 'decided',
};

/** The hour that a moment falls in, ISO, UTC. */
export const hourOf = (at: Date): string => `${at.toISOString().slice(0, 13)}:00:00.000Z`;

/**
 * How much each workflow did in each hour, of some rows of the audit trail. What is counted twice from the same row on has the same keys, so that counting
 * again changes nothing.
 * @param rows as the Data Table gives them, with their `id`; what is no row of the trail is passed over
 */
export const volumesOf = (rows: readonly Row[]): Volume[] => {
	const dated = rows.flatMap((row) => {
		const at = timeOf(row['happened_at']);
		return at && textOf(row['action']) !== '' ? [{ row, at, hour: hourOf(at) }] : [];
	});
	const ids = rows.map(({ id }) => Number(id)).filter(Number.isFinite);
	const first = ids.reduce((least, id) => Math.min(least, id), Infinity);
	const last = ids.reduce((most, id) => Math.max(most, id), 0);
	return grouped(dated, ({ row, hour }) => `${hour} ${textOf(row['workflow_id'])}`).map((some) => ({
		volume_key: `${some[0]!.hour} ${textOf(some[0]!.row['workflow_id'])} ${first}`,
		...counted(some),
		last_row: last,
	}));
};

interface Dated {
	readonly row: Row;
	readonly at: Date;
	readonly hour: string;
}

function counted(some: readonly Dated[]): Omit<Volume, 'volume_key' | 'last_row'> {
	const [{ row, hour }] = some as [Dated];
	const counts: Record<Counted, number> = { written: 0, previewed: 0, skipped: 0, decided: 0 };
	for (const one of some) counts[kinds[textOf(one.row['action'])] ?? 'written']++;
	return {
		hour,
		workflow_id: textOf(row['workflow_id']),
		workflow_name: textOf(row['workflow_name']),
		...counts,
		calls: some.reduce((sum, one) => sum + (Number(one.row['calls']) || 0), 0),
		last_at: some.reduce((latest, { at }) => (at > latest ? at : latest), new Date(0)).toISOString(),
	};
}
