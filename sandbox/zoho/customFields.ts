import type { Row } from '../vendor';
import { all, rowsIn, text, type Ledger } from './ledger';
import { refusal } from './refused';

/** Custom fields are defined per kind of record in the settings; a record holds values by API name. */
const definitions = (ledger: Ledger, entity: string): Row[] => all(ledger, 'customfields').filter((one) => one.entity === entity);

const meant = (known: readonly Row[], sent: Row): Row | undefined =>
	known.find((one) =>
		(['customfield_id', 'api_name', 'label', 'index'] as const).some((name) => sent[name] !== undefined && text(sent[name]) === text(one[name])),
	);

const FITS: Readonly<Record<string, (value: unknown, definition: Row) => boolean>> = {
	amount: (value) => Number.isFinite(Number(value)),
	check_box: (value) => ['true', 'false'].includes(text(value)),
	date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(text(value)),
	decimal: (value) => Number.isFinite(Number(value)),
	dropdown: (value, { values }) => Array.isArray(values) && values.includes(value),
	number: (value) => Number.isFinite(Number(value)),
};

/** A value that is not of the field's type is refused [unsure]. */
const refuseMisfit = (definition: Row, value: unknown): void => {
	const fits = FITS[text(definition.data_type)];
	if (text(value) !== '' && fits !== undefined && !fits(value, definition)) throw refusal.invalid(text(definition.label));
};

/** Values as sent, by API name; a definition is meant by its id, API name, label or index. An unknown one is refused [unsure]. */
export const customValues = (ledger: Ledger, entity: string, sent: unknown): Record<string, unknown> => {
	const known = definitions(ledger, entity);
	return Object.fromEntries(
		rowsIn(sent).map((one) => {
			const definition = meant(known, one);
			if (definition === undefined) throw refusal.invalid('custom_fields');
			refuseMisfit(definition, one.value);
			return [text(definition.api_name), one.value];
		}),
	);
};

/** A field that takes no duplicates takes none. */
export const refuseTakenValues = (ledger: Ledger, entity: string, values: Row | undefined, others: () => readonly Row[]): void => {
	for (const definition of definitions(ledger, entity).filter((one) => one.is_unique === true)) {
		const name = text(definition.api_name);
		const value = text(values?.[name]);
		if (value !== '' && others().some((other) => text(valuesOf(other)[name]) === value)) throw refusal.taken(text(definition.label), value);
	}
};

export const isUnique = (ledger: Ledger, entity: string, apiName: string): boolean =>
	definitions(ledger, entity).some((one) => one.api_name === apiName && one.is_unique === true);

export const valuesOf = (row: Row): Record<string, unknown> => (row.custom ?? {}) as Record<string, unknown>;

/** As a record shows them: in full and, beside, as one flat object. Lists have the values among the other keys too. */
export const shownCustomFields = (ledger: Ledger, entity: string, row: Row): { custom_fields: Row[]; custom_field_hash: Row } => {
	const values = valuesOf(row);
	const filled = definitions(ledger, entity).filter((one) => text(values[text(one.api_name)]) !== '');
	return {
		custom_fields: filled.map(({ entity: _, is_unique: __, ...definition }) => ({
			...definition,
			field_id: definition.customfield_id,
			value: values[text(definition.api_name)],
			value_formatted: text(values[text(definition.api_name)]),
			placeholder: text(definition.api_name),
			is_active: true,
			show_on_pdf: false,
		})),
		custom_field_hash: Object.fromEntries(
			filled.flatMap((one) => {
				const name = text(one.api_name);
				return [
					[name, text(values[name])],
					[`${name}_unformatted`, values[name]],
				];
			}),
		),
	};
};
