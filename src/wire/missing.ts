import type { Failure } from '../failure';
import { isFilled } from '../record';
import { needsId, type Asked, type Wish } from './ask';

/** What a wish lacks, as the failure it would be; nothing is sent for it. */
export const missingIn = ({ resource, operation }: Asked, wish: Wish): Failure | undefined => {
	const lacksId = needsId(operation) && operation.does !== 'upsert' && !isFilled(wish.id) && !isFilled(wish.record?.[resource.id]);
	const lacking = [...(lacksId ? [resource.id] : []), ...(operation.requires ?? []).filter((name) => !isFilled(wish.record?.[name]))];
	if (!lacking.length) return undefined;
	const labels = lacking.map((name) => resource.fields[name]?.label ?? name);
	return {
		cause: 'validation',
		status: 0,
		message: `${resource.label} lacks ${labels.join(', ')}. Nothing was sent for it`,
		details: lacking.map((at) => ({ at, says: 'is missing' })),
	};
};
