import type { Row } from '../../vendor';
import { dayOfMonth, plusDays } from '../dates';

const DUE: Readonly<Record<string, (from: string, day: number) => string>> = {
	DAYSAFTERBILLDATE: plusDays,
	DAYSAFTERBILLMONTH: (from, days) => plusDays(dayOfMonth(from, 0, 31), days),
	OFCURRENTMONTH: (from, day) => dayOfMonth(from, 0, day),
	OFFOLLOWINGMONTH: (from, day) => dayOfMonth(from, 1, day),
};

/** Unsure: whether an approved document without a due date takes it from the contact's terms or is refused. Here it takes it where there are terms, else it is refused. */
export function dueBy(contact: Row, { Type, Date }: Row): string | undefined {
	const terms = ((contact.PaymentTerms ?? {}) as Record<string, Row>)[Type === 'ACCREC' ? 'Sales' : 'Bills'];
	return terms && DUE[String(terms.Type)]?.(String(Date), Number(terms.Day));
}
