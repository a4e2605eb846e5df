import { isFilled, isRow } from '../record';
import type { Asked, Wish } from './ask';
import { isMany, type Answer, type Conversation, type Outcome } from './conversation';
import { isUnknown, type Dialect } from './dialect';
import { contentOf, isKeyTaken, sharedKey } from './idempotency';
import { planByKey, type Plan } from './planning';
import { readBack } from './settling';
import { bodyOf, create, isLeftOpen, read, requestFor } from './writing';

/**
 * Of bills, payments and the like, Xero takes a second one under the same number. Two runs that are at one record at once, in one process or in two, both look and find nothing;
 * so both send the same idempotency key, and Xero makes the record once.
 */

/** Whether new records of this kind go out under keys that all runs share: each by itself then, since no two runs would have the same fifty. */
export const isMadeOnce = ({ resource, oneByOne }: Asked, count: number): boolean => resource.key?.shared === true && (oneByOne === true || count === 1);

/** What a conversation comes to, and when the vendor gave its last answer, by the vendor's clock and in milliseconds. */
export function* dated<T>(dialect: Dialect, conversation: Conversation<T>): Conversation<{ result: T; at: number | undefined }> {
	let at: number | undefined;
	let step = conversation.next();
	while (!step.done) {
		const answer: Answer = yield step.value;
		if (!isMany(step.value)) at = dialect.answeredAt?.(answer) ?? at;
		step = conversation.next(answer);
	}
	return { result: step.value, at };
}

/** How often a key is passed over before a run takes one of its own: each time stands for a record that was made and taken away within six minutes. */
const PASSED_OVER = 4;

/** How long another run's request may take that is on its way, in milliseconds. */
const ON_ITS_WAY = 3_000;

/**
 * Creates a record that was looked for at a time and not found. An answer may be the repetition of one that another run got, which is as good as one's own; but one that is
 * older than the look may speak of what is gone by now, or of what was put right. Where another run was first with another content, its record is the plan that comes back.
 */
export function* createOnce(dialect: Dialect, asked: Asked, upserting: Asked, wish: Wish, lookedAt: number | undefined): Conversation<Outcome[] | Plan> {
	const after: string[] = [];
	while (after.length < PASSED_OVER) {
		const answer: Answer = yield requestFor(dialect, asked, [wish], sharedKey(asked, wish.record!, after));
		if (isUnknown(answer) || isLeftOpen(answer)) return yield* readBack(dialect, asked, [wish], answer, LOOKED_FOR);
		const outcomes = read(dialect, asked, [wish], answer, 'created');
		const isTaken = isKeyTaken(answer);
		const { record } = outcomes[0]!;
		const saidAt = earliest(dialect.answeredAt?.(answer), timeOf(asked, record));
		if (record && !isBefore(saidAt, lookedAt)) return outcomes;
		if (!record && !isTaken) {
			// What was refused is refused again, or works by now: a refusal is kept for six minutes too.
			const stands = ![400, 404].includes(answer.status) && (answer.status !== 200 || isSince(saidAt, lookedAt));
			return stands ? outcomes : yield* create(dialect, asked, [wish], LOOKED_FOR);
		}
		const plan = yield* look(dialect, upserting, wish, isTaken);
		if (plan.will !== 'create') return plan;
		after.push(record && isFilled(record[asked.resource.id]) ? String(record[asked.resource.id]) : contentOf(bodyOf(asked, wish)));
	}
	return yield* create(dialect, asked, [wish], LOOKED_FOR);
}

/** An upsert looks for what it is to create, also when it is sent again. */
const LOOKED_FOR = { isLookedForFirst: true };

const earliest = (...times: (number | undefined)[]): number | undefined => {
	const told = times.filter((time) => time !== undefined);
	return told.length ? Math.min(...told) : undefined;
};

const isBefore = (time: number | undefined, other: number | undefined): boolean => time !== undefined && other !== undefined && time < other;
const isSince = (time: number | undefined, other: number | undefined): boolean => time !== undefined && other !== undefined && time >= other;

function timeOf({ resource: { modified } }: Asked, record: unknown): number | undefined {
	const time = modified !== undefined && isRow(record) ? Date.parse(String(record[modified])) : NaN;
	return Number.isNaN(time) ? undefined : time;
}

/** Once more what the vendor has; where another's request may be on its way, also a moment later. */
function* look(dialect: Dialect, asked: Asked, wish: Wish, mayCome: boolean): Conversation<Plan> {
	const [plan] = yield* planByKey(dialect, asked, [wish]);
	if (plan!.will !== 'create' || !mayCome) return plan!;
	const [later] = yield* delayed(planByKey(dialect, asked, [wish]));
	return later!;
}

function* delayed<T>(conversation: Conversation<T>): Conversation<T> {
	const step = conversation.next();
	if (step.done) return step.value;
	if (isMany(step.value)) throw new Error('A look-up begins with one request');
	const answer: Answer = yield { ...step.value, after: ON_ITS_WAY };
	let next = conversation.next(answer);
	while (!next.done) next = conversation.next(yield next.value);
	return next.value;
}
