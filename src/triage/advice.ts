import type { Cause } from '../failure';
import { needsPerson, stopsAll, waits, type Remedy } from './remedy';
import { sentences } from './sentences';

const byCause: Readonly<Record<Cause, Remedy>> = {
	'rate-limited': waits('Nothing to do: too many requests came at once, and it is tried again.'),
	'quota-exhausted': waits(
		'Nothing to do: the daily allowance is used up, and it is tried again when the allowance is renewed. If this happens often, run large workflows less often or move to a larger plan.',
	),
	'temporarily-unavailable': waits(
		'Nothing to do: the service has trouble, and it is tried again. If it goes on for hours, look at the status page of the service.',
	),
	network: waits('Nothing to do: the connection broke, and it is tried again. What had already arrived is not written twice.'),
	conflict: waits('Nothing to do: the same record was being written at the same moment, and it is tried again.'),
	unknown: { advice: 'It is tried again. If it keeps failing, read the message and open the execution in n8n.', heals: true, severity: 'error' },
	'not-found': waits(
		'The record it belongs to may still be on its way, and it is tried again. If it keeps failing, check that the record exists in the target and was not deleted.',
	),
	'credential-invalid': stopsAll('Open the credential in n8n and connect it again, then replay. Nothing gets through with this credential until then.'),
	'scope-missing': stopsAll(
		'Open the credential in n8n, switch on the access that is missing, connect it again, then replay. Also check that the connected user may do this in the application.',
	),
	'not-connected': stopsAll('The organisation is no longer connected. Open the credential in n8n, connect it again and choose this organisation, then replay.'),
	validation: needsPerson('Correct the record in the source or the mapping table, then replay.'),
	duplicate: needsPerson(
		'Find the record that already has this number or name in the target. Merge or renumber one of the two, then replay; or dismiss this letter if it is the same record.',
	),
	'business-rule': needsPerson('The target does not allow this for the record as it stands. Change the record there or in the source, then replay.'),
};

const LATE = 'It was tried as often as makes sense without help; replay it when the reason is gone.';

export const remedyFor = (cause: Cause, words: string): Remedy => sentences.find(([sentence]) => sentence.test(words))?.[1] ?? byCause[cause];

/** The advice as a person reads it: the validator's own ways out first, a time where one is known. */
export const adviceFor = (remedy: Remedy, fixes: readonly string[], retryAt: string | undefined, worn: boolean): string => {
	const words = fixes.length > 0 && !remedy.heals ? `${fixes.join(' ')} Then replay.` : remedy.advice;
	if (worn) return `${words} ${LATE}`;
	return remedy.heals && retryAt !== undefined ? `${words} Next try: ${retryAt}.` : words;
};
