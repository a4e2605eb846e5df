import { checkable } from '../../src/checking/checkable';
import { applications } from '../../src/apis/targets';
import { deedOf, hasEnded, moveOf, precedences } from '../../src/syncing/precedence';

const move = (of: string, from: unknown, to: unknown) => moveOf(precedences[of]!, from, to);

it.each([
	['xero:invoice', 'PAID', 'AUTHORISED', 'behind'],
	['xero:invoice', 'AUTHORISED', 'DRAFT', 'behind'],
	['xero:invoice', 'DRAFT', 'AUTHORISED', 'forward'],
	['xero:invoice', 'AUTHORISED', 'VOIDED', 'forward'],
	['xero:invoice', 'PAID', 'VOIDED', 'forward'],
	['xero:invoice', 'VOIDED', 'AUTHORISED', 'behind'],
	['xero:invoice', 'DELETED', 'VOIDED', 'behind'],
	['xero:invoice', 'authorised', 'AUTHORISED', 'same'],
	['xero:invoice', undefined, 'DRAFT', 'unknown'],
	['xero:invoice', { odd: 1 }, 'DRAFT', 'unknown'],
	['xero:quote', 'ACCEPTED', 'SENT', 'behind'],
	['xero:quote', 'DECLINED', 'ACCEPTED', 'same'],
	['xero:purchaseOrder', 'BILLED', 'AUTHORISED', 'behind'],
	['zohoBooks:invoice', 'paid', 'sent', 'behind'],
	['zohoBooks:invoice', 'overdue', 'sent', 'same'],
	['zohoBooks:bill', 'partially_paid', 'open', 'behind'],
	['zohoInventory:salesOrder', 'invoiced', 'confirmed', 'behind'],
	['zohoCrm:invoice', 'Cancelled', 'Approved', 'behind'],
])('%s from %j to %j: %s', (of, from, to, expected) => expect(move(of, from, to)).toBe(expected));

it.each(Object.entries(precedences))('%s knows every status that the tables have', (of, { field, order }) => {
	const [app = '', name = ''] = of.split(':');
	const known = new Set(order.flat());
	const { fields } = applications[app]!.resources[name] ?? checkable[of]!.resource;
	const own = fields[field];
	const choices = own?.kind === 'choice' ? Object.keys(own.choices) : [];
	expect(choices.filter((status) => !known.has(status))).toEqual([]);
	expect(new Set(order.flat()).size).toBe(order.flat().length);
});

it('a deed that leads back, or nowhere new, is not done', () => {
	const precedence = precedences['zohoBooks:invoiceStatus']!;
	const done = (status: string, deed: string) => deedOf(precedence, { status }, deed);
	expect([done('draft', 'markAsSent'), done('sent', 'markAsSent'), done('paid', 'markAsSent'), done('void', 'markAsSent')]).toEqual([
		'markAsSent',
		'nothing',
		'nothing',
		'nothing',
	]);
	expect([done('sent', 'void'), done('void', 'void'), done('sent', 'odd'), done('odd', 'void')]).toEqual(['void', 'nothing', 'odd', 'void']);
});

it('what has ended is known by its status', () => {
	expect(hasEnded(precedences['xero:invoice'], { Status: 'VOIDED' })).toBe(true);
	expect(hasEnded(precedences['xero:invoice'], { Status: 'PAID' })).toBe(false);
	expect(hasEnded(precedences['zohoBooks:bill'], { status: 'void' })).toBe(true);
	expect(hasEnded(undefined, { Status: 'VOIDED' })).toBe(false);
});
