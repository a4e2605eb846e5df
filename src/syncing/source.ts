import type { Resource } from '../apis/define';
import type { Source } from '../failure';
import { isFilled, SYNC, type Row } from '../record';

/** A record with the note where it came from. */
export const withSource = (resource: Resource, record: Row, about: Pick<Source, 'app' | 'entity' | 'organization' | 'url'>): Row => {
	const number = record[resource.title];
	const modified = resource.modified ? record[resource.modified] : undefined;
	const source: Source = {
		...about,
		id: String(record[resource.id]),
		...(isFilled(number) ? { number: String(number) } : {}),
		...(isFilled(modified) ? { modified: String(modified) } : {}),
	};
	return { ...record, [SYNC]: { source } };
};
