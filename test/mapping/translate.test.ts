import type { Issue } from '../../src/failure';
import { run } from './run';

describe('whatever the record is', () => {
	it('text with JSON is read', () => {
		expect(run('zohoBooksContactToXeroContact', {}, { record: '{"contact_name":"A"}' })[0]?.record).toEqual({ Name: 'A' });
	});
	it.each([undefined, null, '', 'text', 5, [], true])('%j gives an item with an error', (record) => {
		const [only] = run('zohoBooksInvoiceToXeroInvoice', { _sync: { attempts: 3 } }, { record });
		expect(only?.record).toEqual({});
		expect(only?.sync).toMatchObject({ attempts: 3, issues: [{ rule: 'no-record', severity: 'error' }] });
	});
	it('a wrong override is an error of each record, and a good one still counts', () => {
		const [only] = run('zohoBooksContactToXeroContact', { contact_name: 'A' }, { json: '{"Nam": null, "AccountNumber": {"from": "contact_name"}}' });
		expect(only?.record).toEqual({ Name: 'A', AccountNumber: 'A' });
		expect(only?.sync.issues).toEqual([expect.objectContaining({ rule: 'override', at: 'Nam', severity: 'error' })]);
		expect(run('zohoBooksContactToXeroContact', { contact_name: 'A' }, { json: '{"Nam' })[0]?.sync.issues).toEqual([
			expect.objectContaining({ says: 'the overrides are no valid JSON' }),
		]);
	});
	it("a record that came along with another one stays under that one's name", () => {
		const source = { app: 'zohoBooks', entity: 'invoice', id: '982' };
		expect(run('zohoBooksContactToXeroContact', { contact_id: '460', contact_name: 'A', last_modified_time: 'x', _sync: { source } })[0]?.sync.source).toEqual(
			source,
		);
	});
	it('issues found before stay', () => {
		const found: Issue = { rule: 'x', severity: 'warning', at: '', says: 'y' };
		expect(run('zohoBooksContactToXeroContact', { contact_name: 'A', _sync: { issues: [found] } })[0]?.sync.issues).toEqual([found]);
	});
});
