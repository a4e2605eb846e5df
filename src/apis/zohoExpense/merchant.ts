import { resource, text } from '../define';
import { times } from '../zohoFinance/documents';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove } = verbs('merchant', 'merchants');

/**
 * Who was paid. [unsure] Expense's pages name merchants without their address: the list was seen in use at this one, and everything else
 * follows the other resources.
 */
export const merchant = resource({
	label: 'Merchant',
	plural: 'Merchants',
	path: '/merchants',
	permission: 'expense',
	paged: true,
	envelope: { one: 'merchant', many: 'merchants' },
	id: 'merchant_id',
	title: 'merchant_name',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	// Their list cannot be asked for one, so all of it is looked through.
	key: { field: 'merchant_name', find: { path: '', atOnce: 1 } },
	fields: {
		merchant_id: text('Merchant ID'),
		merchant_name: text('Name', { hint: 'Unique in the organization' }),
		...times,
	},
	operations: {
		create: create(['merchant_name']),
		upsert: upsert(['merchant_name']),
		update: update(),
		get: get(),
		getMany: getMany({}),
		delete: remove(),
	},
});
