import { createClock } from '../../sandbox/clock';
import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';
import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { isRow, type Row } from '../../src/record';
import type { Answer, Request } from '../../src/wire/conversation';
import { xeroInside } from '../support/drive';
import { operator, type Operator } from '../support/operating';
import { addressed } from './addresses';
import { deviations } from './deviations';
import { withRecent } from './offer';
import { offers } from './pinned';
import { bodyProblems, validator } from './strict';

/** Everything that the sandbox's Xero answers, operation by operation, read by the vendor's own schemas: what is tested against it is tested against Xero's shapes. */

const facts = offers.xero!;
const validate = validator(withRecent(facts), 'shown');
const validateSent = validator(withRecent(facts), 'sent');

/** What stands around the records (https://developer.xero.com/documentation/api/accounting/requests-and-responses); quotes tell more. */
const FRAME: Readonly<Record<string, RegExp>> = {
	Id: /^[\da-f-]{36}$/,
	Status: /^OK$/,
	ProviderName: /./,
	DateTimeUTC: /^\/Date\(\d+(\+0000)?\)\/$/,
	SummarizeErrors: /^(true|false)$/,
};

function problems({ method, path }: Request, { status, body }: Answer): string[] {
	if (status >= 300) return [];
	const address = addressed(facts.pinned, method, path);
	if (!address) return [`${method} ${path} is not in the specification`];
	const { shows } = address.asking;
	if (shows === undefined) return status === 204 || body === '' ? [] : [`${address.name} has an answer`];
	if (shows.includes('/')) return body instanceof Uint8Array ? [] : [`${address.name} does not answer with a file`];
	if (!isRow(body)) return validate(shows, body).map((problem) => `${shows}${problem}`);
	// One record that is no list stands alone, and tells as much as it likes.
	if (shows in facts.pinned.required) return validate(shows, body, true).map((problem) => `${shows}: ${problem}`);
	const [frame, content] = parted(body);
	const lacking = ['Id', 'Status', 'ProviderName', 'DateTimeUTC'].filter((name) => !(name in frame));
	const wrong = Object.entries(frame).filter(([name, value]) => !FRAME[name]!.test(String(value)));
	return [
		...lacking.map((name) => `${address.name} lacks ${name} around the records`),
		...wrong.map(([name, value]) => `${address.name} has ${name} ${String(value)} around the records`),
		...validate(shows, content).map((problem) => `${shows}${problem}`),
	];
}

/** Around the records, and the records. */
const parted = (body: Row): [Row, Row] => {
	const entries = Object.entries(body);
	return [Object.fromEntries(entries.filter(([name]) => FRAME[name])), Object.fromEntries(entries.filter(([name]) => !FRAME[name]))];
};

const every = Object.entries<Resource>(xero).flatMap(([name, resource]) =>
	Object.keys(resource.operations).map((verb) => [`${name}.${verb}`, name, verb] as const),
);

let xeroOperator: Operator;
let exchanges: Array<{ request: Request; answer: Answer }> = [];
const met = new Set<string>();

beforeAll(async () => {
	const vendor = createXero(createClock(() => Date.parse('2026-04-10T01:00:00Z')));
	vendor.levers!.tier!({ minute: 1_000_000, day: 1_000_000 });
	xeroOperator = operator(xeroInside(vendor, NZ, (request, answer) => void exchanges.push({ request, answer })));
	await xeroOperator.prepare();
});

it.each(every)('%s is answered as Xero answers', async (_, name, verb) => {
	await xeroOperator.operate(name, verb);
	const answered = exchanges;
	exchanges = [];
	const found = answered.flatMap(({ request, answer }) => problems(request, answer));
	// Records that were read before are written back in part, such as the lines that stay.
	expect(answered.flatMap(({ request }) => bodyProblems(facts.pinned, validateSent, request, true))).toEqual([]);
	const { path, operations } = xeroOperator.line.resources[name]!;
	// An upsert of what is new is a create, which has another method.
	const isIt = (method: string): boolean => method === operations[verb]!.method || (operations[verb]!.does === 'upsert' && method !== 'GET');
	expect(answered.some(({ request, answer }) => isIt(request.method) && request.path.startsWith(path) && answer.status < 300)).toBe(true);
	for (const problem of found) met.add(problem);
	expect([...new Set(found)].filter((problem) => !deviations.xeroAnswers?.[problem])).toEqual([]);
});

it('lists no deviation that is no longer one', () => {
	expect(Object.keys(deviations.xeroAnswers ?? {}).filter((problem) => !met.has(problem))).toEqual([]);
});

describe('the validator notices', () => {
	const account = { AccountID: '7ca1e5a0-0000-4000-8000-000000000001', Code: '200', Type: 'SALES', UpdatedDateUTC: '/Date(1773100800123+0000)/' };
	const said = (change: object): string[] => validate('Accounts', { Accounts: [{ ...account, ...change }] });

	it.each<[string, object, string[]]>([
		['nothing where all is well', {}, []],
		['a property that Xero does not show', { Colour: 'red' }, ['.Accounts[] has an unknown Colour']],
		['a value that Xero does not know', { Type: 'SALE' }, ['.Accounts[].Type should be equal to one of the allowed values']],
		['a flag that is a text', { HasAttachments: 'false' }, ['.Accounts[].HasAttachments should be boolean']],
		['a time that is ISO', { UpdatedDateUTC: '2026-03-10T00:00:00Z' }, ['.Accounts[].UpdatedDateUTC should match format "msInstant"']],
		['nothing in place of a value', { Code: null }, ['.Accounts[].Code should be string']],
	])('%s', (_, change, expected) => {
		expect(said(change)).toEqual(expected);
	});

	it('a day that is no midnight', () => {
		const dated = (Date: string): string[] => validate('Invoices', { Invoices: [{ Date }] });
		expect(dated('/Date(1773100800000+0000)/')).toEqual([]);
		expect(dated('/Date(1773100800001+0000)/')).toEqual(['.Invoices[].Date should match format "msDate"']);
	});
});
