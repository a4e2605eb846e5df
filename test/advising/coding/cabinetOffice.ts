import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodedLine } from '../../../src/advising/coding/line';
import { parse } from '../../../src/libraries/csv';

/** 16,685 payments of the British Cabinet Office with the expense type that a person chose, by date; beside the repository, and not part of it. */
export const FILE = join(__dirname, '../../../../shared/data/account-coding/cabinet-office.csv');

export const isThere = (): boolean => existsSync(FILE);

/** What the columns are taken for. */
export type Reading = 'item' | 'text' | 'one text' | 'supplier only';

interface Payment {
	readonly date: string;
	readonly supplier: string;
	readonly amount: string;
	readonly cost_centre: string;
	readonly description: string;
	readonly expense_type: string;
}

const read: Readonly<Record<Reading, (payment: Payment) => Pick<CodedLine, 'party' | 'item' | 'text'>>> = {
	item: ({ supplier, cost_centre, description }) => ({ party: supplier, item: cost_centre, text: description }),
	text: ({ supplier, cost_centre }) => ({ party: supplier, text: cost_centre }),
	'one text': ({ supplier, cost_centre }) => ({ text: `${supplier} ${cost_centre}` }),
	'supplier only': ({ supplier }) => ({ party: supplier }),
};

export const payments = (reading: Reading): CodedLine[] =>
	(parse(readFileSync(FILE), { columns: true, relax_quotes: true }) as Payment[]).map((payment) => ({
		...read[reading](payment),
		amount: payment.amount,
		date: payment.date,
		codes: { account: payment.expense_type },
	}));
