/** Records whose changes Zoho Expense tells about: by our resource, the key that a webhook's payload has it under. */
export const zohoExpenseEvents = {
	expense: { label: 'Expense', payload: 'expense', page: 'expenses' },
	expenseReport: { label: 'Expense Report', payload: 'expense_report', page: 'expensereports' },
	trip: { label: 'Trip', payload: 'trip', page: 'trips' },
} as const;

export type ZohoExpenseEvent = keyof typeof zohoExpenseEvents;
