import type { Row, Sheet } from '../../vendor';
import { text } from '../ledger';
import { valueOf } from './shown';
import { fieldNamed } from './schema';
import { recordsOf, type Crm } from './state';

/** What a person would want to see of CRM. */

const TABLES: readonly (readonly [module: string, columns: readonly string[]])[] = [
	['Leads', ['Full_Name', 'Company', 'Email', 'Lead_Status', 'Converted__s']],
	['Accounts', ['Account_Name', 'Account_Type', 'Industry', 'Billing_City', 'Currency']],
	['Contacts', ['Full_Name', 'Account_Name', 'Email', 'Phone']],
	['Deals', ['Deal_Name', 'Account_Name', 'Stage', 'Closing_Date', 'Currency', 'Amount']],
];

const printed = (value: unknown, isMoney: boolean): string => {
	if (isMoney && typeof value === 'number') return value.toFixed(2);
	return text(typeof value === 'object' && value !== null ? (value as Row).name : value);
};

export const crmSheets = (crm: Crm): Sheet[] =>
	TABLES.map(([module, names]) => {
		const columns = names.flatMap((name) => fieldNamed(crm, module, name) ?? []);
		return {
			title: `CRM ${module}`,
			columns: columns.map(({ label }) => label),
			rows: recordsOf(crm, module).map((rec) => columns.map((field) => printed(valueOf(crm, rec, field), field.data_type === 'currency'))),
		};
	});
