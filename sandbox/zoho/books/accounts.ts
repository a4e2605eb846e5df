import { webhooks } from '../automation/webhooks';
import { workflows } from '../automation/workflows';
import type { Kind } from '../kind';
import { bankAccounts, bankStatements } from './bankAccounts';
import { bankRules } from './bankRules';
import { bankTransactions } from './bankTransactions';
import { chartAccounts } from './chartAccounts';
import { currencies } from './currencies';
import { customModules } from './customModules';
import { fieldDefinitions } from './fieldDefinitions';
import { journals } from './journals';
import { locations } from './locations';
import { priceLists } from './priceLists';
import { projects } from './projects';
import { reportingTags } from './reportingTags';
import { tasks } from './tasks';
import { taxAuthorities, taxes, taxExemptions, taxGroups } from './taxes';
import { timeEntries } from './timeEntries';
import { users } from './users';

/** Banking, accounting, time and settings. A bank line can become a record of another kind (`others`). */
export const accountKinds = (others: () => readonly Kind[]): readonly Kind[] => [
	chartAccounts,
	bankRules,
	bankAccounts,
	bankStatements,
	bankTransactions(others),
	journals,
	currencies,
	taxes,
	taxGroups,
	taxAuthorities,
	taxExemptions,
	locations,
	timeEntries,
	projects,
	tasks,
	users,
	priceLists,
	reportingTags,
	...customModules,
	...fieldDefinitions,
	webhooks(others),
	workflows(others),
];
