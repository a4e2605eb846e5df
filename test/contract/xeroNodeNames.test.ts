import * as sdk from 'xero-node';
import type { Fields, Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';

/** Field names against Xero's own SDK, whose models carry the names as they travel. */

interface Attribute {
	readonly baseName: string;
	readonly type: string;
}

const attributesOf = (model: string): ReadonlyMap<string, Attribute> | undefined => {
	const { attributeTypeMap } = ((sdk as unknown as Record<string, unknown>)[model] ?? {}) as { attributeTypeMap?: readonly Attribute[] };
	return attributeTypeMap && new Map(attributeTypeMap.map((attribute) => [attribute.baseName, attribute]));
};

/** The model behind `LineItem` or `Array<LineItem>`. */
const modelIn = (type: string): string => /^Array<(.+)>$/.exec(type)?.[1] ?? type;

const unknownIn = (model: string, fields: Fields, at: string): string[] => {
	const attributes = attributesOf(model);
	if (!attributes) return [`${at}: the SDK has no model ${model}`];
	return Object.entries(fields).flatMap(([name, field]) => {
		const attribute = attributes.get(name);
		if (!attribute) return [`${at}.${name}`];
		if ('fields' in field) return unknownIn(modelIn(attribute.type), field.fields, `${at}.${name}`);
		const keys = field.kind === 'link' ? Object.values(field.keys ?? {}) : [];
		return keys.filter((key) => !attributesOf(modelIn(attribute.type))?.has(key)).map((key) => `${at}.${name}.${key}`);
	});
};

const MODELS: Readonly<Record<keyof typeof xero, string>> = {
	account: 'Account',
	bill: 'Invoice',
	contact: 'Contact',
	invoice: 'Invoice',
	organisation: 'Organisation',
	payment: 'Payment',
	taxRate: 'TaxRate',
};

it.each(Object.entries<Resource>(xero))('%s has no field that the SDK does not know', (name, resource) => {
	expect(unknownIn(MODELS[name as keyof typeof xero], resource.fields, name)).toEqual([]);
});

it('notices a wrong name at any depth', () => {
	const { PaymentTerms } = xero.contact.fields;
	const misspelt = { ...PaymentTerms, fields: { Sales: { kind: 'group', label: 'Sales', fields: { Days: { kind: 'integer', label: 'Days' } } } } } as const;
	expect(unknownIn('Contact', { PaymentTerms: misspelt }, 'contact')).toEqual(['contact.PaymentTerms.Sales.Days']);
});
