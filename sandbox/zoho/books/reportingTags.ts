import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Row } from '../../vendor';
import { recordIn } from '../incoming';
import type { Kind } from '../kind';
import { all, keep, need, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { DOCUMENTS, isNamed } from './bookings';
import { become, plain } from './plain';

/** What transactions are reported by beside their accounts (https://www.zoho.com/books/api/v3/reporting-tags/). */

const SHELF = 'reportingtags';

const tag = plain({
	shelf: SHELF,
	path: '/reportingtags',
	one: 'tag',
	many: 'reporting_tags',
	id: 'tag_id',
	noun: 'Reporting tag',
	scope: 'settings',
	fields: zohoBooks.reportingTag.fields,
	requires: ['tag_name', 'entities', 'multi_preference_entities'],
	unique: 'tag_name',
	// A tag without options is a draft [unsure].
	initially: (ledger) => ({ is_active: true, is_class: false, is_draft: true, is_mandatory: false, tag_order: all(ledger, SHELF).length + 1, options: [] }),
	list: { report: 'ReportingTags', sort: { column: 'tag_order', order: 'A' } },
	inList: ['tag_id', 'tag_name', 'tag_order', 'description', 'is_active', 'is_mandatory', 'is_class', 'is_draft'],
	remove: (ledger, known) => {
		if (isNamed(ledger, known.tag_id, DOCUMENTS)) throw refusal.rule('The reporting tag is in use and cannot be deleted.');
	},
	acts: {
		active: { does: become({ is_active: true }), says: 'The reporting tag has been marked as active.' },
		inactive: { does: become({ is_active: false }), says: 'The reporting tag has been marked as inactive.' },
	},
});

/** Options keep the id they are sent with; those that are not sent are gone. */
const optionsOf = (ledger: Ledger, sent: unknown, known: readonly Row[]): Row[] =>
	rowsIn(sent).map((option) => {
		const before = known.find(({ option_id: id }) => id === option.option_id);
		if (text(option.option_id) !== '' && before === undefined) throw refusal.invalid('option_id');
		const row: Row = { is_active: true, is_default: false, ...before, ...option, option_id: before?.option_id ?? newId(ledger) };
		if (text(row.option_name) === '') throw refusal.invalid('option_name');
		return { ...row, children: optionsOf(ledger, option.children ?? before?.children, rowsIn(before?.children)) };
	});

const optionShown = (option: Row, order: number, parent?: Row): Row => ({
	option_id: option.option_id,
	option_name: option.option_name,
	option_order: order + 1,
	parent_id: text(parent?.option_id),
	parent_name: text(parent?.option_name),
	is_active: option.is_active,
	is_default: option.is_default,
	children: rowsIn(option.children).map((child, index) => optionShown(child, index, option)),
});

/** All options, each under the one it belongs to. */
const flat = (options: readonly Row[], depth = 0): Row[] =>
	options.flatMap(({ option_id, option_name, children }) => [{ option_id, option_name, depth }, ...flat(rowsIn(children), depth + 1)]);

const said = (message: string, more: Row = {}): Answer => ({ status: 200, body: { code: 0, message, ...more } });

export const reportingTags: Kind = {
	...tag,
	shown: (ledger, row) => {
		const { options: _, ...whole } = tag.shown(ledger, row);
		return whole;
	},
	below: (ledger, asked, rest) => {
		if (rest.length === 1 && rest[0] === 'options' && asked.method === 'GET') {
			const { options, ...row } = need(ledger, SHELF, asked.query.get('tag_id'), 'Reporting tag');
			const { tag_id, tag_name, description = '', is_class, is_draft } = row;
			return said('success', {
				tag_id,
				tag_name,
				description,
				is_class,
				is_draft,
				dependent_tags: [],
				options: rowsIn(options).map((one, at) => optionShown(one, at)),
			});
		}
		const [id, part, which, ...deeper] = rest;
		if (rest.length === 1 && asked.method === 'GET') throw refusal.wrongMethod();
		if (part !== 'options' || deeper.length > 0) return undefined;
		const known = need(ledger, SHELF, id, 'Reporting tag');
		if (which === 'all' && asked.method === 'GET') return said('success', { results: flat(rowsIn(known.options)) });
		if (which !== undefined || asked.method !== 'PUT') throw refusal.wrongMethod();
		const options = optionsOf(ledger, recordIn(asked).options, rowsIn(known.options));
		keep(ledger, SHELF, text(id), become({ options, is_draft: options.length === 0 })(ledger, known));
		return said('The options have been saved.');
	},
};
