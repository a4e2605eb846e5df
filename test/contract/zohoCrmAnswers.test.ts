import { startSandbox, type Sandbox } from '../../sandbox/serve';
import type { Resource } from '../../src/apis/define';
import { zohoCrm } from '../../src/apis/zohoCrm';
import { isRow } from '../../src/record';
import type { Answer, Request } from '../../src/wire/conversation';
import { zohoCrmLine } from '../support/drive';
import { crmOperator, type CrmOperator } from '../support/operatingCrm';
import { crmAddress, crmOffer } from './crm';
import { deviations } from './deviations';
import { validator } from './strict';

/** What the sandbox's CRM answers, read by Zoho's own schemas: what is tested against it is tested against Zoho's shapes. All modules answer alike. */

const validate = validator(crmOffer.pinned, 'shown');
const listed = deviations.zohoCrmAnswers ?? {};

/** Nothing in place of a value is allowed almost everywhere; times have the offset of whoever asks. */
const plain = (value: unknown): unknown => {
	if (typeof value === 'string') return value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[+-]\d\d:\d\d$/, '$1Z');
	if (Array.isArray(value)) return value.map(plain);
	if (!isRow(value)) return value;
	return Object.fromEntries(Object.entries(value).flatMap(([name, held]) => (held === null ? [] : [[name, plain(held)]])));
};

function problems(request: Request, { status, body }: Answer): string[] {
	const shows = crmAddress(request)?.asking.shows;
	if (status >= 300 || status === 204 || shows === undefined || shows.includes('/')) return [];
	return validate(shows, plain(body)).map((problem) => `${crmAddress(request)!.name}: ${problem}`);
}

let sandbox: Sandbox;
let operator: CrmOperator;
let found: string[] = [];
const met = new Set<string>();

beforeAll(async () => {
	sandbox = await startSandbox();
	const line = await zohoCrmLine(sandbox.url);
	const ask = async (request: Request): Promise<Answer> => {
		const answer = await line.ask(request);
		found.push(...problems(request, answer));
		return answer;
	};
	operator = crmOperator({ ...line, ask });
});
afterAll(async () => await sandbox.close());

const every = (['lead', 'quote', 'note', 'record', 'file'] as const).flatMap((name) =>
	Object.keys((zohoCrm[name] as Resource).operations).map((verb) => [name, verb] as const),
);

it.each(every)('%s.%s is answered as Zoho answers', async (name, verb) => {
	found = [];
	await operator.operate(name, verb);
	for (const problem of found) met.add(problem);
	expect([...new Set(found)].filter((problem) => !listed[problem])).toEqual([]);
});

it('lists no deviation that is no longer one', () => {
	expect(Object.keys(listed).filter((problem) => !met.has(problem))).toEqual([]);
});
