import { decimal, flag, readOnly, text, type Operation, type Resource } from '../../src/apis/define';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { unexplained } from './because';
import { deviations } from './deviations';
import { fieldDifferences } from './fields';
import { reader } from './financeExchanges';
import { operationDifferences } from './operations';
import { offers } from './pinned';
import { ID } from './requests';

/** That what is read by Zoho's specification is really read: a table, a request or an answer that is right is changed in one place, and only that is found. */

const offer = offers.zohoBooks!;
const listed = deviations.zohoBooks!;

describe('of a table', () => {
	const found = (change: (resource: Resource) => Resource): string[] => {
		const changed = { ...offer, resources: { creditNote: change(zohoBooks.creditNote) } };
		return unexplained(listed, [...new Set([...operationDifferences(changed), ...fieldDifferences(changed)])]);
	};
	const withOperation =
		(verb: string, change: Partial<Operation>) =>
		(resource: Resource): Resource => ({ ...resource, operations: { ...resource.operations, [verb]: { ...resource.operations[verb]!, ...change } } });

	it.each<[string, (resource: Resource) => Resource, string[]]>([
		['nothing where all is right', (resource) => resource, []],
		[
			'a wrong part of a path',
			withOperation('void', { path: '/{id}/status/gone' }),
			['creditNote.void: POST /creditnotes/{creditnote_id}/status/gone is not in the specification'],
		],
		['an input of the body', withOperation('refund', { inputs: { sum: decimal('Sum') }, needs: [] }), ['creditNote.refund.sum: no such field in what is sent']],
		['a filter', withOperation('getMany', { filters: { colour: text('Colour') } }), ['creditNote.getMany: no parameter colour']],
		['a kind', (resource) => ({ ...resource, fields: { ...resource.fields, total: readOnly(flag('Total')) } }), ['creditNote.total: holds number, not flag']],
		['a name of a list', (resource) => ({ ...resource, envelope: { one: 'creditnote', many: 'credits' } }), ['creditNote.getMany: the answer has no credits']],
	])('%s', (_, change, expected) => {
		const all = found(change);
		expect(all).toEqual(expect.arrayContaining(expected));
		expect(all.length > 0).toBe(expected.length > 0);
	});
});

describe('of what travels', () => {
	const read = reader(offer, listed, []);
	const line = { name: 'Paper', rate: 1.5, quantity: 2 };
	const created = (change: object, query: Record<string, string> = {}) =>
		read.request({ method: 'POST', path: '/salesorders', query, body: { customer_id: ID, line_items: [line], ...change } });

	it.each<[string, string[], string[]]>([
		['nothing where all is right', created({}), []],
		['an unknown field', created({ colour: 'red' }), ['POST /salesorders: the body has an unknown colour']],
		['an unknown field in a line', created({ line_items: [{ price: 1 }] }), ['POST /salesorders: .line_items[] has an unknown price']],
		['an amount that is a text', created({ shipping_charge: '1.5' }), ['POST /salesorders: .shipping_charge should be number']],
		['what is missing', created({ customer_id: undefined }), ["POST /salesorders: the body should have required property 'customer_id'"]],
		['an unknown parameter', created({}, { colour: 'red' }), ['POST /salesorders: no parameter colour']],
		['an address', read.request({ method: 'POST', path: '/orders' }), ['POST /orders is not in the specification']],
		[
			'a body where there is none',
			read.request({ method: 'POST', path: `/invoices/${ID}/status/sent`, body: { a: 1 } }),
			['POST /invoices/{invoice_id}/status/sent: POST /invoices/{invoice_id}/status/sent takes no body'],
		],
	])('%s', (_, problems, expected) => {
		expect(problems.map((problem) => problem.replace(`/${ID}/`, '/{invoice_id}/'))).toEqual(expected);
	});

	const shown = (invoice: object): string[] =>
		read.answer({ method: 'GET', path: `/invoices/${ID}` }, { status: 200, headers: {}, body: { code: 0, message: 'success', invoice } });

	it.each<[string, string[], string[]]>([
		['nothing in a right answer', shown({ invoice_number: 'I-1', total: 1.5 }), []],
		['an amount that is a text', shown({ total: '1.5' }), ['invoices shown.total should be number']],
		['an invented name', shown({ sum_of_it: 3 }), ['invoices shown has an unknown sum_of_it']],
		['a line that is none', shown({ line_items: ['Paper'] }), ['invoices shown.line_items[] should be object']],
	])('%s', (_, problems, expected) => {
		expect(problems).toEqual(expected);
	});
});
