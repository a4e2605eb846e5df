import type { Asked, Vendor } from '../../sandbox/vendor';
import type { Resources } from '../../src/apis/define';

/** A Zoho without rules: it keeps nothing, answers everything with one record that has the id that was asked for, and remembers what it was asked. */
export interface EchoFinance extends Vendor {
	readonly asked: Asked[];
}

export function echoFinance(...apps: readonly Resources[]): EchoFinance {
	const ids = [...new Set(apps.flatMap((resources) => Object.values(resources).map(({ id }) => id)))];
	const asked: Asked[] = [];
	const recordFor = ({ path, query }: Asked): Record<string, string> =>
		Object.fromEntries(ids.map((id) => [id, query.get(id) ?? decodeURIComponent(path.split('/').at(-1)!)]));
	return {
		name: 'zoho',
		prefix: '/zoho',
		asked,
		answer: (request) => {
			asked.push(request);
			return { status: 200, headers: { 'content-type': 'application/json' }, body: { code: 0, message: 'success', echo: recordFor(request) } };
		},
		reset: () => void (asked.length = 0),
		seed: () => ({}),
		snapshot: () => ({}),
		restore: () => undefined,
		sheets: () => [],
	};
}
