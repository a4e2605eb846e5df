import type { Issue } from '../../failure';
import type { App, Coded, Document } from './document';
import { Habit } from './habit';
import type { Ledger } from './history';
import { remember } from './remember';
import { earlierOf, HABIT, review, type Case } from './subject';

/** An account or a tax that the party never had, where it hardly ever has any but one or two. */
export const coding = (one: Case): Issue[] => [...unusual(one, account), ...unusual(one, tax)];

/** What of a document is coded. */
interface Coding {
	readonly rule: string;
	readonly noun: string;
	readonly fix: string;
	readonly codes: (document: Document) => readonly Coded[];
	/** Codes of the other application are other codes. */
	readonly habits: (documents: readonly Document[]) => Readonly<Record<App, Habit>>;
	readonly enough: (ledger: Ledger) => number;
}

const codingBy = (rule: string, noun: string, codes: Coding['codes'], fix: string): Coding => {
	const spellings = (document: Document) => codes(document).map(({ values }) => values);
	const enough = new WeakMap<Ledger, number>();
	return {
		rule,
		noun,
		fix,
		codes,
		habits: remember((documents) => {
			const habits = { xero: new Habit(), zoho: new Habit() };
			for (const document of documents) if (codes(document).length > 0) habits[document.app].add(spellings(document));
			return habits;
		}),
		enough: (ledger) => {
			const before = enough.get(ledger) ?? learnEnough([...ledger.parties.values()], spellings);
			enough.set(ledger, before);
			return before;
		},
	};
};

const account = codingBy('unusual-account', 'account', ({ accounts }) => accounts, 'Look whether the account is right; if so, nothing needs doing.');
const tax = codingBy('unusual-tax', 'tax', ({ taxes }) => taxes, 'Look whether the tax is right, for instance whether the goods came from abroad.');

function unusual(one: Case, { rule, noun, fix, codes: codesOf, habits, enough }: Coding): Issue[] {
	const { document, earlier, ledger } = one;
	const codes = codesOf(document);
	if (codes.length === 0 || !ledger) return [];
	const habit = habits(earlier)[document.app];
	if (!habit.isSettled() || habit.documents < enough(ledger)) return [];
	const usual = habit.main().map(([code, count]) => `${code} (${count})`);
	return codes
		.filter(({ values }) => !habit.knows(values))
		.map(({ at, values }) =>
			review(rule, at, `is ${values[0]}, a new ${noun} for this contact; the ${earlierOf(one, habit.documents)} have ${usual.join(' and ')}`, fix),
		);
}

/** More than one new code in so many documents is too much to look at. */
const RARE = 100;

/**
 * How many documents a party must have before a new code is unusual in this ledger. Books differ in how soon a settled contact is booked elsewhere, so the
 * earlier documents are gone through as they came: from which number on did only one in a hundred bring a new code?
 */
function learnEnough(parties: readonly (readonly Document[])[], spellings: (document: Document) => readonly (readonly string[])[]): number {
	const tried: number[] = [];
	const news: number[] = [];
	for (const latestFirst of parties) {
		const habits = { xero: new Habit(), zoho: new Habit() };
		for (const document of [...latestFirst].reverse()) {
			const [habit, codes] = [habits[document.app], spellings(document)];
			if (codes.length === 0) continue;
			if (habit.isSettled()) {
				const size = Math.floor(Math.log2(habit.documents / HABIT));
				tried[size] = (tried[size] ?? 0) + 1;
				if (codes.some((values) => !habit.knows(values))) news[size] = (news[size] ?? 0) + 1;
			}
			habit.add(codes);
		}
	}
	const from = (counts: readonly number[], size: number): number => counts.slice(size).reduce((sum, count) => sum + (count ?? 0), 0);
	let size = 0;
	while (size < tried.length && from(news, size) * RARE > from(tried, size)) size++;
	return HABIT * 2 ** size;
}
