import type { Row } from '../../sandbox/vendor';
import { caller, rows, type Caller } from './zohoCaller';

let desk: Caller;
beforeEach(() => void (desk = caller()));

const CAFE = '/contacts/460000000038001000';
const persons = (): Row[] => rows(desk.call('GET', `${CAFE}/contactpersons`).body.contact_persons);
const add = (body: Row) => desk.call('POST', '/contacts/contactpersons', { body: { contact_id: '460000000038001000', ...body } });

describe('contact persons', () => {
	it('are added, read, changed, made the primary one and deleted', () => {
		const made = add({ first_name: 'Rua', email: 'rua@cafe.example', designation: 'Buyer', department: 'Kitchen' }).body.contact_person as Row;
		expect(made).toMatchObject({ designation: 'Buyer', department: 'Kitchen', is_primary_contact: false, contact_id: '460000000038001000' });
		const at = `/contacts/contactpersons/${String(made.contact_person_id)}`;
		for (const address of [at, `${CAFE}/contactpersons/${String(made.contact_person_id)}`])
			expect(desk.call('GET', address).body.contact_person).toMatchObject({ first_name: 'Rua' });
		expect(desk.call('PUT', at, { body: { phone: '1' } }).body.contact_person).toMatchObject({ first_name: 'Rua', phone: '1' });
		desk.call('POST', `${at}/primary`);
		expect(persons().map(({ is_primary_contact: primary }) => primary)).toEqual([false, true]);
		expect(desk.call('GET', CAFE).body.contact).toMatchObject({ email: 'rua@cafe.example', primary_contact_id: made.contact_person_id });
		expect(desk.call('DELETE', at).status).toBe(200);
		expect(persons()).toHaveLength(1);
		expect(desk.call('GET', at).status).toBe(404);
	});

	it('of all contacts are listed', () => {
		expect(rows(desk.call('GET', '/contacts/contactpersons').body.contact_persons)).toHaveLength(24);
	});

	it('need a first name and a contact', () => {
		expect(add({ email: 'x@cafe.example' }).status).toBe(400);
		expect(add({ first_name: 'X', contact_id: '1' }).status).toBe(404);
	});
});

describe('a contact', () => {
	it('has further addresses', () => {
		const made = desk.call('POST', `${CAFE}/address`, { body: { city: 'Porirua', zip: '5022', unknown: 1 } }).body.address_info as Row;
		expect(made).toMatchObject({ city: 'Porirua', zip: '5022', attention: '' });
		const at = `${CAFE}/address/${String(made.address_id)}`;
		expect(desk.call('PUT', at, { body: { zip: '5024' } }).body.address_info).toMatchObject({ city: 'Porirua', zip: '5024' });
		expect(rows(desk.call('GET', `${CAFE}/address`).body.addresses)).toMatchObject([{ zip: '5024' }]);
		expect(desk.call('GET', CAFE).body.contact).toMatchObject({ addresses: [{ zip: '5024' }], billing_address: { city: 'Auckland' } });
		desk.call('DELETE', at);
		expect(desk.call('GET', `${CAFE}/address`).body.addresses).toEqual([]);
		expect(desk.call('DELETE', at).status).toBe(404);
	});

	it('lets its persons into the portal', () => {
		const [person] = persons();
		const enable = (id: unknown) => desk.call('POST', `${CAFE}/portal/enable`, { body: { contact_persons: [{ contact_person_id: id }] } });
		expect(enable('1').status).toBe(400);
		expect(enable(person!.contact_person_id).status).toBe(200);
		expect(persons()).toMatchObject([{ is_added_in_portal: true }]);
		expect(rows(desk.call('GET', '/contacts', { query: { filter_by: 'Status.PortalEnabled' } }).body.contacts)).toHaveLength(1);
	});

	it('is written to with an addressee, a subject and a text', () => {
		const letter = { to_mail_ids: ['a@b.example'], subject: 'S', body: 'B' };
		for (const what of ['email', 'statements/email']) {
			expect(desk.call('POST', `${CAFE}/${what}`, { body: letter }).status).toBe(200);
			expect(desk.call('POST', `${CAFE}/${what}`, { body: { ...letter, subject: '' } }).status).toBe(400);
		}
	});

	it('has comments under a key of their own', () => {
		const { comment } = desk.call('POST', `${CAFE}/comments`, { body: { description: 'Pays late' } }).body as unknown as { comment: Row };
		expect(desk.call('GET', `${CAFE}/comments`).body.contact_comments).toMatchObject([{ description: 'Pays late' }]);
		desk.call('DELETE', `${CAFE}/comments/${String(comment.comment_id)}`);
		expect(desk.call('GET', `${CAFE}/comments`).body.contact_comments).toEqual([]);
	});

	it('is found by invoices that are late', () => {
		const listed = (filter: string) => rows(desk.call('GET', '/contacts', { query: { filter_by: filter } }).body.contacts);
		const body = { customer_id: '460000000038001000', date: '2026-11-01', due_date: '2026-11-24', line_items: [{ name: 'Work', rate: 1 }] };
		const invoice = desk.call('POST', '/invoices', { body }).body.invoice as Row;
		expect([listed('Invoice.OverDue'), listed('Invoice.Unpaid')]).toEqual([[], []]);
		desk.call('POST', `/invoices/${String(invoice.invoice_id)}/status/sent`);
		expect(listed('Invoice.OverDue')).toMatchObject([{ contact_name: 'Harbour Cafe Ltd' }]);
		desk.call('POST', `/invoices/${String(invoice.invoice_id)}/writeoff`);
		expect([listed('Invoice.OverDue'), listed('Invoice.Unpaid')]).toEqual([[], []]);
	});

	it('with a document of any kind stays', () => {
		const body = { customer_id: '460000000038001000', line_items: [{ name: 'Work', rate: 1 }] };
		desk.call('POST', '/estimates', { body });
		expect(desk.call('DELETE', CAFE).status).toBe(400);
		expect(desk.call('GET', CAFE).body.contact).toMatchObject({ has_transaction: true });
	});
});
