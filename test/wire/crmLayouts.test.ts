import { zohoCrm } from '../../src/apis/zohoCrm';
import { missingIn } from '../../src/wire/missing';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { described } from '../../src/wire/zohoCrmFields';

/** What a chosen layout changes of a module: what must be filled, which choices there are, and what travels. */

type Row = Record<string, unknown>;

const choices = (...values: string[]): Row[] => values.map((value) => ({ actual_value: value, display_value: value }));
const fields: Row[] = [
	{ api_name: 'Last_Name', field_label: 'Last Name', data_type: 'text', system_mandatory: true },
	{ api_name: 'Company', field_label: 'Company', data_type: 'text' },
	{ api_name: 'Phone', field_label: 'Phone', data_type: 'phone' },
	{ api_name: 'Lead_Status', field_label: 'Lead Status', data_type: 'picklist', pick_list_values: choices('Open', 'Won', 'Lost') },
];
const layoutOf = (id: string, required: readonly string[], status: Row[] | undefined): Row => ({
	id,
	status: 'active',
	sections: [
		{ fields: ['Last_Name', 'Company'].map((api_name) => ({ api_name, required: required.includes(api_name) })) },
		{
			fields: ['Phone', 'Lead_Status'].map((api_name) => ({
				api_name,
				required: required.includes(api_name),
				pick_list_values: api_name === 'Phone' ? [] : status,
			})),
		},
	],
});
const layouts = [layoutOf('1', ['Company'], undefined), layoutOf('2', ['Company', 'Phone'], choices('Open', 'Won'))];

const lead = (layout?: string) => described(zohoCrm.lead, { fields, layouts, ...(layout === undefined ? {} : { layout }) }, {});
const problem = (record: Row, layout?: string): string | undefined => {
	const resource = lead(layout);
	return missingIn(zohoCrmDialect, { resource, operation: resource.operations.create!, run: '' }, { from: 0, record })?.message;
};

it.each([
	['none, only what all of them demand', undefined, ['Last_Name', 'Company'], ['Open', 'Won', 'Lost']],
	['one that says nothing of choices, those of the module', '1', ['Last_Name', 'Company'], ['Open', 'Won', 'Lost']],
	['another, what that demands and leaves', '2', ['Last_Name', 'Company', 'Phone'], ['Open', 'Won']],
	['one that there is not, as with none', '3', ['Last_Name', 'Company'], ['Open', 'Won', 'Lost']],
])('of %s', (_, layout, requires, values) => {
	const { operations, fields: live } = lead(layout);
	const status = live.Lead_Status!;
	expect([operations.create!.requires, status.kind === 'choice' && Object.keys(status.choices)]).toEqual([requires, values]);
});

it('a record is refused before the call by what its layout demands and leaves', () => {
	const record = { Last_Name: 'A', Company: 'B', Lead_Status: 'Lost' };
	expect(problem(record)).toBeUndefined();
	expect(problem(record, '2')).toBe('Lead lacks Phone. Nothing was sent for it');
	expect(problem({ ...record, Phone: '1' }, '2')).toContain('Lead_Status (Lead Status) has no value "Lost"');
});

it('travels with each record, and a record that names its own keeps it', () => {
	const { body } = zohoCrmDialect.write(zohoCrm.lead, zohoCrm.lead.operations.create!, [{ Last_Name: 'A' }, { Last_Name: 'B', Layout: { id: '1' } }], {
		Layout: '2',
		trigger: ['none'],
	});
	expect(body).toEqual({
		data: [
			{ Layout: { id: '2' }, Last_Name: 'A' },
			{ Last_Name: 'B', Layout: { id: '1' } },
		],
		trigger: [],
	});
});
