import { moment, readOnly, resource, text } from '../define';

/** Organisations that the credential reaches; they stand beside the accounting API (https://developer.xero.com/documentation/guides/oauth2/auth-flow/). */
export const connection = resource({
	label: 'Connection',
	plural: 'Connections',
	path: '/connections',
	outside: true,
	envelope: { one: 'connections', many: 'connections' },
	id: 'id',
	title: 'tenantName',
	fields: {
		id: text('Connection ID', { hint: 'Not the ID of the organisation' }),
		authEventId: readOnly(text('Consent ID')),
		tenantId: readOnly(text('Organisation ID')),
		tenantType: readOnly(text('Kind')),
		tenantName: readOnly(text('Organisation')),
		createdDateUtc: readOnly(moment('Created')),
		updatedDateUtc: readOnly(moment('Updated')),
	},
	operations: {
		getMany: {
			label: 'Get Many',
			action: 'Get many connections',
			does: 'getMany',
			method: 'GET',
			path: '',
			filters: { authEventId: text('Consent ID') },
		},
		disconnect: { label: 'Disconnect', action: 'Disconnect connection', does: 'delete', method: 'DELETE', path: '/{id}' },
	},
});
