import { resource, text } from '../define';
import { user as books } from '../zohoBooks/user';
import { sharedWithBooks } from './shared';

const shared = sharedWithBooks(books, {
	has: ['create', 'update', 'get', 'getMe', 'getMany', 'invite', 'markActive', 'markInactive', 'delete'],
	lacks: ['role_id', 'cost_rate', 'is_employee'],
	listedBy: ['filter_by', 'sort_column'],
});

/** Who works in the organization (https://www.zoho.com/inventory/api/v1/users/). */
export const user = resource({ ...shared, fields: { ...shared.fields, user_role: text('Role', { hint: 'Such as staff or admin' }) } });
