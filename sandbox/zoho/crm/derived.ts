import type { Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import { big, cents } from '../totals';
import { STAGES } from './modules/sales';
import { moduleNamed } from './schema';
import { momentOf, type Crm } from './state';
import { reckonDocument, reckonLine } from './totals';

/** What CRM fills in by itself when a record is written. */

type Derive = (crm: Crm, values: Row, before: Row) => Row;

const BY_MODULE: Readonly<Record<string, Derive>> = {
	Deals: (_crm, values, before) => {
		const staged = values.Stage !== before.Stage && values.Probability === before.Probability;
		const Probability = staged || values.Probability === undefined ? (STAGES[text(values.Stage)] ?? null) : values.Probability;
		const known = values.Amount !== undefined && values.Amount !== null && Probability !== null;
		return { ...values, Probability, Expected_Revenue: known ? cents(big(values.Amount).times(big(Probability)).div(100)).toNumber() : null };
	},
	Tasks: ({ now }, values, before) => ({
		...values,
		Closed_Time: values.Status === 'Completed' ? (before.Closed_Time ?? new Date(now).toISOString()) : null,
	}),
	Calls: ({ now }, values) => {
		const [minutes = 0, seconds = 0] = text(values.Call_Duration).split(':').map(Number);
		return {
			...values,
			Call_Duration_in_seconds: minutes * 60 + seconds,
			Call_Status: (momentOf(values.Call_Start_Time) ?? 0) > now ? 'Scheduled' : 'Completed',
		};
	},
};

const reckoned = (crm: Crm, module: string, values: Row): Row => {
	const rows = moduleNamed(crm, module)?.lines;
	if (rows === undefined) return values;
	const lines = rowsIn(values[rows]).map((line, index) => reckonLine(crm, line, index));
	return { ...reckonDocument(values, lines), [rows]: lines };
};

export const derive = (crm: Crm, module: string, values: Row, before: Row = {}): Row =>
	reckoned(crm, module, BY_MODULE[module]?.(crm, values, before) ?? values);
