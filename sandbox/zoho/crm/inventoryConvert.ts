import type { Answer, Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import type { Call } from './call';
import { asSent, needRecord, rowAsSent, success } from './records';
import { CrmRefused, refuse } from './refused';
import { fieldsOf, moduleId, moduleNamed, needModule } from './schema';
import { nameOf } from './shown';
import type { Crm, Rec } from './state';
import { insert } from './write';

/** A quote becomes an order or an invoice, an order an invoice (fact sheet, section 3.9). */

const TARGETS: Readonly<Record<string, readonly string[]>> = { Quotes: ['Sales_Orders', 'Invoices'], Sales_Orders: ['Invoices'] };

/** Where the new record says what it came from. */
const ORIGIN: Readonly<Record<string, string>> = { 'Quotes Sales_Orders': 'Quote_Name', 'Sales_Orders Invoices': 'Sales_Order' };

/** All that has the same name on both sides, and the lines. */
const turned = (crm: Crm, rec: Rec, target: string, tags: boolean): Row => {
	const [from, to] = [text(moduleNamed(crm, rec.module)?.lines), text(moduleNamed(crm, target)?.lines)];
	const names = new Map(fieldsOf(crm, target).map((field) => [field.api_name, field]));
	const sent = Object.entries(asSent(crm, rec)).filter(([name, value]) => {
		const field = names.get(name);
		// A status of one module may be none of the other.
		return field && (field.choices === undefined || field.choices.includes(text(value)));
	});
	const origin = ORIGIN[`${rec.module} ${target}`];
	const { Tag, ...rest } = Object.fromEntries(sent);
	return {
		...rest,
		...(tags ? { Tag } : {}),
		[to]: rowsIn(rec.values[from]).map((row) => rowAsSent(crm, from, row)),
		...(origin === undefined ? {} : { [origin]: { id: rec.id } }),
	};
};

export const convertDocument = (crm: Crm, call: Call): Answer => {
	const { api_name: module } = needModule(crm, text(call.params.module));
	if (TARGETS[module] === undefined) throw refuse.unsupported(0);
	const rec = needRecord(crm, module, call.params.id);
	const { data } = call.body();
	const [sent] = rowsIn(data);
	const wishes = rowsIn(sent?.convert_to);
	if (!wishes.length) throw refuse.mandatory('convert_to', '$.data[0].convert_to');
	const targets = wishes.map(({ module: wish, carry_over_tags }, index) => {
		const { api_name, id } = (wish ?? {}) as Row;
		const target = TARGETS[module]?.find((one) => one === api_name || moduleId(crm, one) === id);
		if (target === undefined) throw refuse.data({ api_name: 'module', json_path: `$.data[0].convert_to[${index}].module` });
		return { target, tags: carry_over_tags === true };
	});
	try {
		const details = Object.fromEntries(
			targets.map(({ target, tags }) => {
				const made = insert(crm, target, turned(crm, rec, target, tags));
				return [target, { id: made.id, name: nameOf(crm, made) }];
			}),
		);
		return { status: 200, body: { data: [success('The record has been converted successfully', details)] } };
	} catch (error) {
		if (!(error instanceof CrmRefused)) throw error;
		return { status: 400, body: { data: [error.element] } };
	}
};
