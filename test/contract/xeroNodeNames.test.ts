import type { Field, Fields, Operation, Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { deviations } from './deviations';
import { attributesOf, modelIn } from './sdk';

/** Names and kinds of the fields against Xero's own SDK, whose models carry the names as they travel: needs no specification at hand. */

/** What the SDK's types say a field may be; enumerations and models have names of their own. */
const HOLDS: Readonly<Record<Field['kind'], RegExp>> = {
	text: /^(string|(?!Date$)[A-Z]\w+(\.\w+Enum)?)$/,
	longText: /^string$/,
	email: /^string$/,
	url: /^string$/,
	choice: /^(string|[A-Z]\w+(\.\w+Enum)?)$/,
	link: /^(string|[A-Z]\w+)$/,
	date: /^(string|Date)$/,
	moment: /^Date$/,
	decimal: /^number$/,
	integer: /^number$/,
	flag: /^boolean$/,
	list: /^Array<string>$/,
	group: /^[A-Z]\w+$/,
	rows: /^Array<[A-Z]\w+>$/,
};

const unlike = (model: string, fields: Fields, at: string): string[] => {
	const attributes = attributesOf(model);
	if (!attributes) return [`${at}: the SDK has no model ${model}`];
	return Object.entries(fields).flatMap(([name, field]) => {
		const place = `${at}.${name}`;
		const attribute = attributes.get(name);
		if (!attribute) return [place];
		if (!HOLDS[field.kind].test(attribute.type)) return [`${place} holds ${attribute.type}`];
		if ('fields' in field) return unlike(modelIn(attribute.type), field.fields, place);
		const keys = field.kind === 'link' ? Object.values(field.keys ?? {}) : [];
		return keys.filter((key) => !attributesOf(modelIn(attribute.type))?.has(key)).map((key) => `${place}.${key}`);
	});
};

const MODELS: Readonly<Partial<Record<keyof typeof xero, string>>> = {
	account: 'Account',
	attachment: 'Attachment',
	bankTransaction: 'BankTransaction',
	bankTransfer: 'BankTransfer',
	batchPayment: 'BatchPayment',
	bill: 'Invoice',
	brandingTheme: 'BrandingTheme',
	budget: 'Budget',
	contact: 'Contact',
	contactGroup: 'ContactGroup',
	creditNote: 'CreditNote',
	currency: 'Currency',
	history: 'HistoryRecord',
	invoice: 'Invoice',
	item: 'Item',
	journal: 'Journal',
	linkedTransaction: 'LinkedTransaction',
	manualJournal: 'ManualJournal',
	organisation: 'Organisation',
	overpayment: 'Overpayment',
	payment: 'Payment',
	prepayment: 'Prepayment',
	purchaseOrder: 'PurchaseOrder',
	quote: 'Quote',
	repeatingInvoice: 'RepeatingInvoice',
	report: 'ReportWithRow',
	taxRate: 'TaxRate',
	trackingCategory: 'TrackingCategory',
	user: 'User',
};

/** What operations send or answer that is no record of its own. */
const PARTS: Readonly<Record<string, string>> = {
	'contact.getCisSettings': 'CISSetting',
	'contactGroup.addMember': 'Contact',
	'creditNote.allocate': 'Allocation',
	'creditNote.removeAllocation': 'Allocation',
	'history.addNote': 'HistoryRecord',
	'invoice.getOnlineLink': 'OnlineInvoice',
	'organisation.getActions': 'Action',
	'organisation.getCisSettings': 'CISOrgSetting',
	'overpayment.allocate': 'Allocation',
	'overpayment.removeAllocation': 'Allocation',
	'prepayment.allocate': 'Allocation',
	'prepayment.removeAllocation': 'Allocation',
	'trackingCategory.addOption': 'TrackingOption',
	'trackingCategory.archiveOption': 'TrackingOption',
	'trackingCategory.deleteOption': 'TrackingOption',
	'trackingCategory.renameOption': 'TrackingOption',
};

const named = (names: readonly string[]) => names.filter((name) => !deviations.xeroNode?.[name]);

// The accounting SDK does not speak of connections.
it.each(Object.entries<Resource>(xero).filter(([, { outside }]) => !outside))(
	'%s has no field that the SDK does not know or knows otherwise',
	(name, resource) => {
		expect(named(unlike(MODELS[name as keyof typeof xero] ?? '', resource.fields, name))).toEqual([]);
	},
);

const parts = Object.entries<Resource>(xero).flatMap(([name, { operations }]) =>
	Object.entries<Operation>(operations).flatMap(([verb, { of }]) => (of ? [[`${name}.${verb}`, of.fields] as const] : [])),
);

it.each(parts)('what %s speaks of has no field that the SDK does not know or knows otherwise', (name, fields) => {
	expect(named(unlike(PARTS[name] ?? '', fields, name))).toEqual([]);
});

it('lists no deviation that is no longer one', () => {
	const found = Object.entries<Resource>(xero).flatMap(([name, { fields }]) => unlike(MODELS[name as keyof typeof xero] ?? '', fields, name));
	expect(Object.keys(deviations.xeroNode ?? {}).filter((name) => !found.includes(name))).toEqual([]);
});

it('notices a wrong name at any depth, and a wrong kind', () => {
	const { PaymentTerms } = xero.contact.fields;
	const misspelt = { ...PaymentTerms, fields: { Sales: { kind: 'group', label: 'Sales', fields: { Days: { kind: 'integer', label: 'Days' } } } } } as const;
	expect(unlike('Contact', { PaymentTerms: misspelt }, 'contact')).toEqual(['contact.PaymentTerms.Sales.Days']);
	expect(unlike('Contact', { IsCustomer: { kind: 'decimal', label: 'Is Customer' } }, 'contact')).toEqual(['contact.IsCustomer holds boolean']);
});
