import { expenseOperator } from '../support/operatingExpense';
import { outdated, unexplained } from './because';
import { deviations } from './deviations';
import { fieldDifferences } from './fields';
import { financeContract } from './financeContract';
import { operationDifferences } from './operations';
import { expenseOffer, offers } from './pinned';

financeContract({
	app: 'zohoExpense',
	offer: expenseOffer,
	related: [offers.zohoBooks!],
	operator: expenseOperator,
	lever: 'demoExpenses',
	isAdvice: true,
});

/** There is no official specification: what a third party's leaves out is not wrong, but where it speaks of the same thing it is heard. */
describe('the unofficial description', () => {
	const LEFT_OUT = /is not in the specification$|no such field|nothing newer than|so it is not recent$|no parameter/;
	const found = [...new Set([...operationDifferences(expenseOffer), ...fieldDifferences(expenseOffer)])];
	const contradictions = found.filter((difference) => !LEFT_OUT.test(difference));
	afterAll(() => console.info(`zohoExpense: ${found.length - contradictions.length} things that the unofficial description leaves out`));

	it('says nothing else of what it describes', () => {
		expect(unexplained(deviations.zohoExpense, contradictions)).toEqual([]);
		expect(outdated(deviations.zohoExpense, contradictions)).toEqual([]);
	});
});
