import type { Kind } from '../kind';
import { organizations } from '../settings';

/** What Zoho Expense keeps. */
export const expenseKinds: readonly Kind[] = [{ ...organizations, scope: 'orgsettings' }];
