import { createZoho, type ZohoVendor } from '../../sandbox/zoho';
import { isFilled } from '../../src/record';
import type { Answer, Request } from '../../src/wire/conversation';
import { missingIn } from '../../src/wire/missing';
import type { Line } from '../support/drive';
import type { Operator } from '../support/operating';
import { financeInside, type financeSides } from '../support/financeInside';
import { outdated, unexplained } from './because';
import { deviations } from './deviations';
import { reader, type Reader } from './financeExchanges';
import type { Offer } from './offer';
import { each, sampledRequests } from './requests';

interface Contract {
	readonly app: keyof typeof financeSides;
	readonly offer: Offer;
	/** Whose names an answer may hold: apps that share their records know the same. */
	readonly related: readonly Offer[];
	operator(line: Line, zoho: ZohoVendor): Operator;
	/** What stands in the books before. */
	readonly lever?: string;
	/** Lists that nothing can fill: what is in them comes by itself. */
	readonly empty?: readonly string[];
	/** The description is no official one: what it leaves out says nothing. */
	readonly isAdvice?: true;
}

/**
 * Every operation of an app's tables against the sandbox, with a value in every field that can have one: it succeeds, each request on the way is one that
 * Zoho's specification understands, and each answer one that Zoho would give. Then the requests once more as the tables alone make them, every filter and
 * every input included.
 */
export function financeContract({ app, offer, related, operator, lever, empty = [], isAdvice }: Contract): void {
	const listed = deviations[app] ?? {};
	const listedAnswers = deviations[`${app}Answers`] ?? {};
	const read = reader(
		offer,
		listed,
		related.map(({ pinned }) => pinned),
	);
	const met = new Set<string>();
	const counted = { operations: 0, requests: 0, answers: 0 };
	let now = Date.parse('2026-11-25T12:00:00+13:00');
	const zoho = createZoho({ now: () => now });
	let exchanges: Array<readonly [Request, Answer]> = [];
	const line = financeInside(app, zoho, (...exchange) => void exchanges.push(exchange));
	const desk = operator(line, zoho);
	const every = each(offer).map(({ at, name, resource, operation }) => [at, name, at.slice(name.length + 1), resource, operation] as const);

	beforeAll(async () => {
		if (lever !== undefined) zoho.levers![lever]!({});
		await desk.prepare();
	});
	/** So that no minute's limit is reached. */
	beforeEach(() => void (now += 60_000));
	afterAll(() => console.info(`${app}: ${counted.operations} operations, ${counted.requests} requests and ${counted.answers} answers read`));

	it.each(every)('%s succeeds, asks for what Zoho understands and is answered as Zoho answers', async (at, name, verb, resource, operation) => {
		exchanges = [];
		const { wish, outcomes } = await desk.operate(name, verb);
		expect(missingIn(line.dialect, { resource, operation, run: '' }, wish)).toBeUndefined();
		expect(outcomes.flatMap(({ failure }) => (failure ? [failure.message] : []))).toEqual([]);
		expect([at, outcomes.length > 0]).toEqual([at, !empty.includes(at)]);
		if (operation.does === 'download') expect(outcomes[0]?.file?.bytes.length).toBeGreaterThan(0);
		const isRecord = ['create', 'update', 'upsert', 'get'].includes(operation.does) && !operation.of && name !== 'user';
		if (isRecord) expect(outcomes[0]?.record?.[resource.id]).toMatch(/^\d+$/);
		const answers = [...new Set(exchanges.flatMap((exchange) => read.answer(...exchange)))].filter((problem) => !(isAdvice && /has an unknown/.test(problem)));
		for (const problem of answers) met.add(problem);
		expect(
			requestProblems(
				read,
				exchanges.map(([request]) => request),
				isAdvice,
			),
		).toEqual([]);
		expect(unexplained(listedAnswers, answers)).toEqual([]);
		counted.operations += 1;
		counted.requests += exchanges.length;
		counted.answers += exchanges.filter(([, { body }]) => isFilled(body)).length;
	});

	it.each(sampledRequests(offer).map((sampled) => [sampled.at, sampled] as const))(
		'%s asks for what Zoho understands, whatever is filled in',
		(_, { requests }) => {
			expect(requests.length).toBeGreaterThan(0);
			expect(requestProblems(read, requests, isAdvice)).toEqual([]);
			counted.requests += requests.length;
		},
	);

	it('says nothing of answers that are as described, nor of operations that there are not', () => {
		expect(outdated(listedAnswers, [...met])).toEqual([]);
		expect(empty.filter((at) => !every.some(([known]) => known === at))).toEqual([]);
	});
}

const LEFT_OUT = /is not in the specification$|no parameter|has an unknown|takes no body/;

const requestProblems = (read: Reader, requests: readonly Request[], isAdvice?: true): string[] => [
	...new Set(requests.flatMap((request) => read.request(request)).filter((problem) => !(isAdvice && LEFT_OUT.test(problem)))),
];
