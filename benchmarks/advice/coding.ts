import { FILE, isThere, payments, type Reading } from '../../test/advising/coding/cabinetOffice';
import { companies, linesOf } from '../../test/advising/coding/companies';
import { measure, memoryOf, type Measured } from '../../test/advising/coding/measure';
import { say, table } from '../../scripts/progress';

/** How good advice on accounts is: `npm run benchmark:advice`. Nothing is set for one of the data sets. */

const share = (part: number): string => part.toFixed(3);
const row = (title: string, measured: Measured): string[] => [
	title,
	String(measured.learnt),
	String(measured.tested),
	share(measured.top1),
	share(measured.top1AsSpelt),
	share(measured.top3),
	share(measured.reachable),
	share(measured.sure),
	measured.sure === 0 ? '-' : share(measured.sureRight),
	share(measured.calibrationError),
	measured.msALine.toFixed(2),
	(measured.msToLearn / 1000).toFixed(1),
];
/** Means, and of what is sure the part of all that is right. */
function pooled(all: readonly Measured[]): Measured {
	const mean = (name: keyof Measured): number => all.reduce((sum, one) => sum + one[name], 0) / all.length;
	const names = Object.keys(all[0]!) as (keyof Measured)[];
	const means = Object.fromEntries(names.map((name) => [name, mean(name)])) as unknown as Measured;
	const sure = all.reduce((sum, one) => sum + one.sure * one.tested, 0);
	const right = all.reduce((sum, one) => sum + one.sure * one.tested * one.sureRight, 0);
	return { ...means, sureRight: sure === 0 ? 0 : right / sure };
}
const head = [
	'lines',
	'learnt',
	'tested',
	'top 1',
	'as spelt',
	'top 3',
	'reach at 98 %',
	'sure at 98 %',
	'of these right',
	'calibration error',
	'ms a line',
	's to learn',
];

/** The last fifth, the last fifth of the first half and of what comes before, each by what was before it. */
const slices = [
	[0.8, 1],
	[0.64, 0.8],
	[0.5, 0.625],
	[0.4, 0.5],
] as const;

const rows: string[][] = [];
if (isThere()) {
	for (const reading of ['item', 'text', 'one text', 'supplier only'] satisfies Reading[]) {
		const lines = payments(reading);
		for (const [from, until] of slices) {
			rows.push(row(`Cabinet Office, cost centre as ${reading}, ${from * 100} to ${until * 100} %`, measure(lines, { share: from, until })));
		}
		rows.push(row(`Cabinet Office, cost centre as ${reading}, learning on`, measure(lines, { goesOn: true })));
	}
} else say(`SKIPPED: ${FILE} is not there`);
/** Other companies of each kind than those that the method was tried on. */
const SEEDS = [1001, 1002, 1003, 1004, 1005];
for (const company of companies) {
	for (const goesOn of [false, true]) {
		const all = SEEDS.map((seed) => measure(linesOf({ ...company, seed: seed * 10 + company.seed }), { goesOn }));
		rows.push(row(`five of a ${company.title}${goesOn ? ', learning on' : ''}`, pooled(all)));
	}
}
say(table([head, ...rows]));

for (const [title, some] of [
	['bills', companies[2]!],
	['bank lines', companies[3]!],
] as const) {
	for (const lines of [25_000, 100_000]) {
		const { megabytes, seconds } = memoryOf(linesOf({ ...some, lines, suppliers: lines / 50 }));
		say(`Memory of ${lines} ${title}: ${megabytes.toFixed(0)} MB, learnt in ${seconds.toFixed(1)} s of the processor`);
	}
}
