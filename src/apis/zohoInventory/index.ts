import type { Resources } from '../define';
import { batch } from './batch';
import { bill } from './bill';
import { bundle } from './bundle';
import { compositeItem } from './compositeItem';
import { contact } from './contact';
import { contactPerson } from './contactPerson';
import { creditNote } from './creditNote';
import { currency } from './currency';
import { customerPayment } from './customerPayment';
import { inventoryAdjustment } from './inventoryAdjustment';
import { invoice } from './invoice';
import { item } from './item';
import { itemGroup } from './itemGroup';
import { location } from './location';
import { organization } from './organization';
import { salesPackage } from './package';
import { priceList } from './priceList';
import { purchaseOrder } from './purchaseOrder';
import { purchaseReceive } from './purchaseReceive';
import { salesOrder } from './salesOrder';
import { salesReturn } from './salesReturn';
import { salesReturnReceive } from './salesReturnReceive';
import { serialNumber } from './serialNumber';
import { shipmentOrder } from './shipmentOrder';
import { tax } from './tax';
import { taxGroup } from './taxGroup';
import { transferOrder } from './transferOrder';
import { user } from './user';
import { vendorCredit } from './vendorCredit';
import { vendorPayment } from './vendorPayment';

/** Zoho Inventory API v1, by the names that workflows store. */
export const zohoInventory = {
	batch,
	bill,
	bundle,
	compositeItem,
	contact,
	contactPerson,
	creditNote,
	currency,
	customerPayment,
	inventoryAdjustment,
	invoice,
	item,
	itemGroup,
	location,
	organization,
	package: salesPackage,
	priceList,
	purchaseOrder,
	purchaseReceive,
	salesOrder,
	salesReturn,
	salesReturnReceive,
	serialNumber,
	shipmentOrder,
	tax,
	taxGroup,
	transferOrder,
	user,
	vendorCredit,
	vendorPayment,
} as const satisfies Resources;
