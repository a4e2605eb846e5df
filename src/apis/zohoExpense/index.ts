import type { Resources } from '../define';
import { advance } from './advance';
import { currency } from './currency';
import { customer } from './customer';
import { expense } from './expense';
import { expenseCategory } from './expenseCategory';
import { expenseReport } from './expenseReport';
import { merchant } from './merchant';
import { organization } from './organization';
import { project } from './project';
import { reportingTag } from './reportingTag';
import { tax, taxGroup } from './tax';
import { trip } from './trip';
import { user } from './user';

/** Zoho Expense API v1, by the names that workflows store. */
export const zohoExpense = {
	advance,
	currency,
	customer,
	expense,
	expenseCategory,
	expenseReport,
	merchant,
	organization,
	project,
	reportingTag,
	tax,
	taxGroup,
	trip,
	user,
} as const satisfies Resources;
