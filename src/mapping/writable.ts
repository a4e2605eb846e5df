import { applications } from '../apis/targets';
import type { Writable } from './check';
import type { Mapping } from './rule';

/** What the target of a mapping takes, with the fields that its account must add for this mapping. */
export const writableBy = ({ to, custom = {} }: Pick<Mapping, 'to' | 'custom'>): Writable => {
	const application = applications[to.app];
	return { fields: { ...application?.resources[to.resource]?.fields, ...custom }, custom: application?.custom ?? false };
};
