import { inventoryOperator } from '../support/operatingInventory';
import { financeContract } from './financeContract';
import { offers } from './pinned';

financeContract({
	app: 'zohoInventory',
	offer: offers.zohoInventory!,
	related: [offers.zohoBooks!],
	operator: inventoryOperator,
	lever: 'demoStock',
	// Nothing of Inventory's writes them.
	empty: ['contact.getAddresses', 'contact.getComments'],
});
