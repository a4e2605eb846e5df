import type { Kind } from '../kind';
import { bills } from './bills';
import { expenses } from './expenses';
import { purchaseOrders } from './purchaseOrders';
import { recurringBills, recurringBillsOddly, recurringExpenses } from './recurring';
import { vendorCredits } from './vendorCredits';
import { vendorPayments } from './vendorPayments';

export const purchaseKinds: readonly Kind[] = [
	purchaseOrders,
	bills,
	vendorCredits,
	vendorPayments,
	expenses,
	recurringBills,
	recurringBillsOddly,
	recurringExpenses,
];
