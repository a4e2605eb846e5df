import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { word } from './parties';
import { TAXES } from './taxes';
import { taxFields } from './zohoDocuments';

/** Items and tags, as both sides have them. */

const price = (random: Chance): number => random.int(1, 9_999_999) / random.of([100, 10_000]);

/** A name longer than fifty letters is cut off in Xero, and a code is what names an item there. */
const name = (random: Chance, number: number): string => `${word(random)} ${random.is(0.05) ? 'of the very best that anybody has ever seen ' : ''}${number}`;

/** Of Zoho Books or Inventory. */
export const zohoItem = (random: Chance, number: number): Row => {
	const type = random.of(['sales', 'purchases', 'sales_and_purchases', 'inventory']);
	return {
		item_id: `46000000096${String(number).padStart(7, '0')}`,
		name: name(random, number),
		sku: random.is(0.02) ? '' : `SKU-${number}`,
		item_type: type,
		rate: type === 'purchases' ? 0 : price(random),
		description: random.of(['', 'Of wool', 'Two\nlines']),
		account_name: 'Sales',
		...taxFields(random.is(0.3) ? undefined : random.of(TAXES)),
		...(type === 'sales' ? {} : { purchase_rate: price(random), purchase_description: random.of(['', 'As bought']), purchase_account_name: 'Purchases' }),
		...(type === 'inventory' ? { inventory_account_name: 'Stock' } : {}),
	};
};

/** What the sides of an item are called over there. */
export const itemPairs = ({ item_type: type }: Row): Readonly<Record<string, string>> => ({
	Code: 'sku',
	...(type === 'purchases' ? {} : { 'SalesDetails.UnitPrice': 'rate' }),
	...(type === 'sales' ? {} : { 'PurchaseDetails.UnitPrice': 'purchase_rate' }),
});

export const crmProduct = (random: Chance, number: number): Row => ({
	id: `57257670000066${String(number).padStart(5, '0')}`,
	Product_Name: name(random, number),
	Product_Code: random.is(0.02) ? null : `P-${number}`,
	Product_Category: 'Services',
	Unit_Price: price(random),
	Description: random.of([null, 'Of wool']),
	Tax: random.of([[], ['Fifteen'], ['Twenty']]),
});

export const xeroItem = (random: Chance, number: number): Row => {
	const isTracked = random.is(0.2);
	const isSold = isTracked || random.is(0.8);
	const isBought = isTracked || !isSold || random.is(0.5);
	const taxType = (): string => (random.is(0.3) ? 'NONE' : random.of(TAXES).type);
	return {
		ItemID: `00000009-0000-4000-8000-${String(number).padStart(12, '0')}`,
		Code: `CODE-${number}`,
		Name: random.of(['', `${word(random)} ${number}`]),
		Description: random.of(['', 'Of wool']),
		PurchaseDescription: random.of(['', 'As bought']),
		IsSold: isSold,
		IsPurchased: isBought,
		IsTrackedAsInventory: isTracked,
		...(isSold ? { SalesDetails: { UnitPrice: price(random), AccountCode: '200', TaxType: taxType() } } : {}),
		...(isBought ? { PurchaseDetails: { UnitPrice: price(random), [isTracked ? 'COGSAccountCode' : 'AccountCode']: '310', TaxType: taxType() } } : {}),
		...(isTracked ? { InventoryAssetAccountCode: '630' } : {}),
	};
};

const options = (random: Chance): string[] => Array.from({ length: random.int(1, 8) }, (_, index) => `${word(random)} ${index}`);

export const zohoTag = (random: Chance, number: number): Row => ({
	tag_id: `46000000095${String(number).padStart(7, '0')}`,
	tag_name: `${word(random)} ${number}`,
	options: options(random).map((option_name, index) => ({ option_id: `${number}${index}`, option_name })),
});

export const xeroCategory = (random: Chance, number: number): Row => ({
	TrackingCategoryID: `0000000a-0000-4000-8000-${String(number).padStart(12, '0')}`,
	Name: `${word(random)} ${number}`,
	Options: options(random).map((Name) => ({ Name })),
});
