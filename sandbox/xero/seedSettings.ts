import type { Row } from '../vendor';
import type { BooksState } from './books';
import { guidOf } from './ids';
import { USER } from './tokens';

/** Settings that every organisation of the sandbox begins with: who works there, how documents look, what is planned. */
export function settingsOf(tenant: string, { Organisations = [], Accounts = [], TrackingCategories = [] }: BooksState): BooksState {
	const now = String(Organisations[0]?.UpdatedDateUTC);
	const id = (what: string): string => guidOf(`${what} ${tenant}`);
	const theme = (Name: string, SortOrder: number): Row => ({
		BrandingThemeID: id(`theme ${Name}`),
		Name,
		Type: 'INVOICE',
		SortOrder,
		CreatedDateUTC: '2024-04-01T00:00:00.000Z',
	});
	const user = (UserID: string, EmailAddress: string, FirstName: string, LastName: string, OrganisationRole: string): Row => ({
		UserID,
		EmailAddress,
		FirstName,
		LastName,
		OrganisationRole,
		IsSubscriber: UserID === USER.id,
		UpdatedDateUTC: now,
	});
	const year = planned(now);
	const line = (code: string, amount: number): Row[] =>
		Accounts.filter(({ Code }) => Code === code).map(({ AccountID, Code }) => ({
			AccountID,
			AccountCode: Code,
			BudgetBalances: year.map((Period) => ({ Period, Amount: amount, UnitAmount: amount, Notes: '' })),
		}));
	const budget = (Description: string, Type: string, BudgetLines: readonly Row[], Tracking: readonly Row[] = []): Row => ({
		BudgetID: id(`budget ${Description}`),
		Type,
		Status: 'APPROVED',
		Description,
		UpdatedDateUTC: now,
		BudgetLines,
		Tracking,
	});
	const [category] = TrackingCategories;
	const [option] = (category?.Options ?? []) as Row[];
	const tracked = category && option && [{ TrackingCategoryID: category.TrackingCategoryID, Name: category.Name, ...optionOf(option) }];
	return {
		BrandingThemes: [theme('Standard', 0), theme('Special Projects', 1)],
		Users: [
			user(USER.id, USER.email, USER.given, USER.family, 'FINANCIALADVISER'),
			user(id('user clerk'), 'clerk@sandbox.test', 'Invoice', 'Clerk', 'INVOICEONLY'),
		],
		Budgets: [
			budget('Overall Budget', 'OVERALL', [...line('200', 12000), ...line('310', 4000), ...line('469', 1500)]),
			...(tracked ? [budget(`${category.Name} ${option.Name}`, 'TRACKING', line('200', 3000), tracked)] : []),
		],
		ContactGroups: [],
	};
}

const optionOf = ({ TrackingOptionID, Name }: Row): Row => ({ TrackingOptionID, Option: Name });

/** The months of the year that is running and of the next one. */
function planned(now: string): string[] {
	const year = Number(now.slice(0, 4));
	return [year, year + 1].flatMap((each) => Array.from({ length: 12 }, (_, month) => `${each}-${String(month + 1).padStart(2, '0')}`));
}
