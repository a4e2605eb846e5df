import { currencies } from '../books/currencies';
import { reportingTags } from '../books/reportingTags';
import { taxes, taxGroups } from '../books/taxes';
import type { Asked } from '../../vendor';
import { fieldDefinitions } from '../books/fieldDefinitions';
import type { Kind } from '../kind';
import { organizations } from '../settings';
import { categories, merchants } from './categories';
import { customers, projects } from './customers';
import { expenseDetails, expenses } from './expenses';
import { users } from './people';
import { reports } from './reports';
import { advances, trips } from './travel';

/** Books has expenses too, with fields of their own. */
const ofClaims = (asked: Asked): Asked => {
	const query = new URLSearchParams(asked.query);
	if (query.get('entity') === 'expense') query.set('entity', 'expense_claim');
	return { ...asked, query };
};

/** What Zoho Expense keeps; what it shares with Books is one record with one id. */
export const expenseKinds: readonly Kind[] = [
	{ ...organizations, scope: 'orgsettings' },
	expenses,
	expenseDetails,
	reports,
	categories,
	users,
	customers,
	projects,
	merchants,
	trips,
	advances,
	// [unsure] The address of advances: the other name that is told of them.
	{ ...advances, path: '/advances' },
	{ ...currencies, scope: 'currency' },
	{ ...taxes, scope: 'tax' },
	{ ...taxGroups, scope: 'tax' },
	// [unsure] Which kinds of record a tag of Expense can be used on: here those of Books.
	{ ...reportingTags, scope: 'orgsettings' },
	...fieldDefinitions.map((kind): Kind => ({ ...kind, scope: 'orgsettings', below: (ledger, asked, rest) => kind.below!(ledger, ofClaims(asked), rest) })),
];
