import { promotionPage } from '../../src/reporting/promotionPage';

const NEWS = { done: [], refused: [] };
const evil = '<script>alert(1)</script>"\'';
const entry = {
	name: evil,
	would: 'update',
	changes: [evil],
	reasons: [],
	notices: [evil],
	approval: 'abc',
	from: 'https://dev',
	to: 'https://prod',
	nodesWereChecked: true,
};
const row = (id: number, more: object = {}) => ({
	id,
	workflow_name: 'A',
	target_id: '7',
	status: 'done',
	version_hash: `v${id}`,
	changes: 'x',
	promoted_at: '2026-11-26T08:00:00Z',
	...more,
});

it('shows what would change and what cannot be chosen, whatever it is called', () => {
	const html = promotionPage([entry, { ...entry, name: 'B', would: 'refuse', approval: 'def', reasons: ['Because'] }], [], NEWS);
	expect(html).not.toContain('<script');
	expect(html).toContain('From https://dev to https://prod.');
	expect(html.match(/name="chosen"/g)).toHaveLength(1);
	expect(html).toContain('value="abc"');
	expect(html).toContain('<li>Because</li>');
	expect(promotionPage([{ ...entry, nodesWereChecked: false }], [], NEWS)).toContain('did not say which nodes it knows');
	expect(promotionPage([{ ...entry, would: 'nothing' }], [], NEWS)).toContain('Nothing can or need be promoted.');
	expect(promotionPage([], [], NEWS)).toContain('There are no workflows to compare.');
});

it('lets only go back what was taken over last', () => {
	const html = promotionPage(undefined, [row(1), row(2, { status: 'rolledBack' }), row(3), row(4, { target_id: '8' }), {}], { done: ['Yes'], refused: [evil] });
	expect([...html.matchAll(/name="row" value="(\d)"/g)].map(([, id]) => id)).toEqual(['4', '3']);
	expect(html).toContain('Replaced since');
	expect(html).toContain('Rolled back');
	expect(html).toContain('role="status"><ul><li>Yes</li>');
	expect(html).toContain('Compare again');
	expect(html).not.toContain('<script');
});
