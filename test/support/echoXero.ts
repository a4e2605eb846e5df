import type { Asked, Vendor } from '../../sandbox/vendor';
import { xero } from '../../src/apis/xero';
import { isRow, rowsIn, type Row } from '../../src/record';

/** A Xero without rules: it keeps nothing, answers writes with what was sent and lists with nothing, and remembers what it was asked. */
export interface EchoXero extends Vendor {
	readonly asked: Asked[];
}

const API = '/api.xro/2.0';
const tables = Object.values<{ path: string; id: string; envelope: { many: string } }>(xero);

export function echoXero(): EchoXero {
	const asked: Asked[] = [];
	return {
		name: 'xero',
		prefix: '/xero',
		asked,
		answer: (request) => {
			asked.push(request);
			return { status: 200, headers: { 'content-type': 'application/json' }, body: echo(request) };
		},
		reset: () => void (asked.length = 0),
		seed: () => ({}),
		snapshot: () => ({}),
		restore: () => undefined,
		sheets: () => [],
	};
}

function echo({ path, body }: Asked): Row {
	const names = path.slice(API.length).split('/').filter(Boolean);
	const table = tables.find((each) => each.path === `/${names[0]}`);
	const many = names.length > 2 ? names[2]! : (table?.envelope.many ?? names[0]!);
	const rows = sentIn(body).map((row, index) => ({ [table?.id ?? 'ID']: `echo-${index}`, ...row, StatusAttributeString: 'OK' }));
	return { [many]: rows };
}

/** The records of a body, wrapped or bare. */
export function sentIn(body: string): Row[] {
	const sent: unknown = body.startsWith('{') ? JSON.parse(body) : {};
	if (!isRow(sent)) return [];
	const [only, ...others] = Object.values(sent);
	if (Array.isArray(only) && !others.length) return rowsIn(only);
	return Object.keys(sent).length ? [sent] : [];
}
