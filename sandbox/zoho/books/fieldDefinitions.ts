import type { Answer, Asked, Row } from '../../vendor';
import type { Kind } from '../kind';
import { all, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { plain } from './plain';

/**
 * The custom fields of a kind of record. No documented call tells them; these two are seen in public code, and the shapes of their answers
 * are guessed from it [unsure].
 */

const shown = ({ entity: _, is_unique: isUnique, values, ...field }: Row): Row => ({
	is_mandatory: false,
	is_active: true,
	...field,
	is_unique: isUnique === true,
	...(Array.isArray(values) ? { values: values.map((name, index) => ({ name, order: index + 1, id: `${text(field.customfield_id)}${index + 1}` })) } : {}),
});

export const definitionsOf = (ledger: Ledger, entity: string): Row[] =>
	all(ledger, 'customfields')
		.filter((one) => one.entity === entity)
		.map(shown);

const asList =
	(answer: (ledger: Ledger, entity: string) => Row) =>
	(ledger: Ledger, asked: Asked, rest: readonly string[]): Answer => {
		if (rest.length > 0) throw refusal.noSuchPath();
		if (asked.method !== 'GET') throw refusal.wrongMethod();
		const entity = text(asked.query.get('entity'));
		if (entity === '') throw refusal.invalid('entity');
		return { status: 200, body: { code: 0, message: 'success', ...answer(ledger, entity) } };
	};

const settings = (path: string, many: string, answer: (ledger: Ledger, entity: string) => Row): Kind => ({
	...plain({
		shelf: 'customfields',
		path,
		one: 'customfield',
		many,
		id: 'customfield_id',
		noun: 'Custom field',
		scope: 'settings',
		fields: {},
		requires: [],
		list: { report: 'CustomFields', sort: { column: 'index', order: 'A' } },
	}),
	below: asList(answer),
});

export const fieldDefinitions: readonly Kind[] = [
	settings('/settings/customfields', 'customfields', (ledger, entity) => ({ customfields: { [entity]: definitionsOf(ledger, entity) } })),
	settings('/settings/fields', 'fields', (ledger, entity) => ({
		fields: definitionsOf(ledger, entity).map(({ customfield_id: id, label, ...field }) => ({
			field_id: id,
			field_name: field.api_name,
			field_name_formatted: label,
			is_custom_field: true,
			label,
			...field,
		})),
	})),
];
