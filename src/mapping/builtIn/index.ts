import type { Mapping } from '../rule';
import { zohoBooksContactToXeroContact } from './zohoBooksContactToXeroContact';
import { zohoBooksInvoiceToXeroInvoice } from './zohoBooksInvoiceToXeroInvoice';
import { zohoBooksPaymentToXeroPayment } from './zohoBooksPaymentToXeroPayment';

/** The mappings that come with the package, by the names that workflows store. */
export const builtIn = {
	zohoBooksContactToXeroContact,
	zohoBooksInvoiceToXeroInvoice,
	zohoBooksPaymentToXeroPayment,
} as const satisfies Readonly<Record<string, Mapping>>;

export type MappingName = keyof typeof builtIn;

export const mappingNamed = (name: string): Mapping | undefined => (Object.hasOwn(builtIn, name) ? builtIn[name as MappingName] : undefined);
