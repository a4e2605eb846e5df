import { stageFields } from '../apis/zohoCrm/events';
import { isFilled, type Row } from '../record';
import type { CrmTold } from './crmDelivery';
import { instant } from './cursor';
import type { Candidate, Teller } from './handOn';
import { digest, type Known } from './ledger';
import type { Change } from './told';

/** A record of Zoho CRM that changed. */
export interface CrmCandidate extends Candidate {
	readonly module: string;
	readonly isNew?: true;
	readonly isGone?: true;
	/** Fields that changed, where all notifications of it say. */
	readonly fields?: readonly string[];
}

export interface CrmWishes {
	/** Fields whose changes are wanted, by module; of a module that is not named every change is. */
	readonly fields: Readonly<Record<string, readonly string[]>>;
	/** Stages in which a deal is won. */
	readonly won: readonly string[];
	/** Whether an edit is wanted that leaves the record as it was, since it happened to a related one. */
	readonly related: boolean;
}

const SLACK = 2_000;

/** Whether a record was made since a reading, or was not changed after it was made. */
export const isNew = ({ Created_Time, Modified_Time }: Row, since: string | undefined): boolean => {
	const [created, modified] = [instant(Created_Time), instant(Modified_Time)];
	if (created === undefined || modified === undefined) return false;
	return modified - created <= SLACK || (since !== undefined && created >= Date.parse(since));
};

/** A deletion that a notification told of bears the notification's time until the list says when it was. */
const TOLD_WITHIN = 60_000;

/** Whether what a reading found is known already, without fetching it. */
export const isKnown = (known: Known | undefined, { at, deleted }: Pick<CrmTold, 'at' | 'deleted'>): boolean =>
	known !== undefined && (deleted ? known.gone === true && Date.parse(at) <= known.modified + TOLD_WITHIN : Date.parse(at) <= known.modified);

const stageOf = ({ module, record }: CrmCandidate): string | undefined => {
	const stage = record[stageFields[module] ?? ''];
	return isFilled(stage) ? String(stage) : undefined;
};

const chosenIn = ({ module, record }: CrmCandidate, fields: CrmWishes['fields']): string | undefined => {
	const chosen = fields[module];
	return chosen && digest(JSON.stringify(chosen.map((name) => record[name] ?? null)));
};

/** How it is told what happened to records of Zoho CRM. Its times are of whole seconds, so what is in a record tells two changes within one apart. */
export const crmTeller = ({ fields, won, related }: CrmWishes): Teller<CrmCandidate> => ({
	isSeen(before, { record, modified, events, isGone }) {
		if (isGone || !before || before.gone) return isKnown(before, { at: modified, ...(isGone ? { deleted: record } : {}) });
		// That another notification came is all there is to see of an edit nearby; the same one does not get here.
		if (related && events.length) return false;
		const at = Date.parse(modified);
		return at < before.modified || (at === before.modified && (!events.length || before.print === printOf(record)));
	},

	changes(before, candidate) {
		const { module, events, isGone } = candidate;
		if (isGone) return ['deleted'];
		const types = events.map(({ type }) => type);
		const known = before?.gone ? undefined : before;
		const stage = stageOf(candidate);
		const moved = stage !== undefined && movedTo(stage, candidate, known);
		const isCreated = types.includes('insert') || (!types.length && !known && candidate.isNew === true);
		const isEdited = types.includes('update') || (!types.length && !isCreated);
		return [
			...(isCreated ? (['created'] as const) : []),
			...(isEdited && isChosen(fields, candidate, known) ? (['updated'] as const) : []),
			...(moved === true ? (['statusChanged'] as const) : []),
			...(moved !== false && module === 'Deals' && won.includes(stage!) ? (['won'] as const) : []),
		] satisfies Change[];
	},

	note(candidate) {
		if (candidate.isGone) return { gone: true };
		const [status, chosen] = [stageOf(candidate), chosenIn(candidate, fields)];
		return { print: printOf(candidate.record), ...(status ? { status } : {}), ...(chosen ? { chosen } : {}) };
	},
});

/** Whether a record came to its stage just now; undefined where nobody can tell, because it is seen for the first time. */
function movedTo(stage: string, { module, fields, events }: CrmCandidate, known: Known | undefined): boolean | undefined {
	if (fields?.includes(stageFields[module]!)) return true;
	if (known?.status !== undefined) return stage !== known.status;
	return fields && !events.some(({ type }) => type === 'insert') ? false : undefined;
}

/** Whether one of the fields that are wanted changed; where nobody says which did, what was in them tells, and at first sight nobody can. */
function isChosen(fields: CrmWishes['fields'], candidate: CrmCandidate, known: Known | undefined): boolean {
	const chosen = fields[candidate.module];
	if (!chosen) return true;
	if (candidate.fields) return candidate.fields.some((name) => chosen.includes(name));
	return known?.chosen === undefined || known.chosen !== chosenIn(candidate, fields);
}

const printOf = (record: Row): string => digest(JSON.stringify(record));
