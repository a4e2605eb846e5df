import type { Asked } from '../../vendor';
import { refuse } from './refused';
import { momentOf, type Crm } from './state';

/** Conditions on time, which stand in headers. Moments are compared by the second. */

const second = (at: number): number => Math.floor(at / 1000);

const moment = ({ headers }: Asked, name: string): number | undefined => {
	const written = headers[name];
	if (written === undefined || written === '') return undefined;
	const at = momentOf(written);
	// What CRM says to a header it cannot read is invented.
	if (at === undefined) throw refuse.data({ header_name: name, expected_data_type: 'datetime' });
	return at;
};

/** If-Modified-Since; nothing where it was not sent. The second itself does not count [unsure]. */
export const changedSince = (crm: Crm, asked: Asked): ((at: number) => boolean) | undefined => {
	const since = moment(asked, 'if-modified-since');
	if (since === undefined) return undefined;
	return crm.state.unsure.since === 'inclusive' ? (at) => second(at) >= second(since) : (at) => second(at) > second(since);
};

export const changedAfter = (asked: Asked, modified: number): boolean => {
	const since = moment(asked, 'if-unmodified-since');
	return since !== undefined && second(modified) > second(since);
};
