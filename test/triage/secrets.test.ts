import { auditRowOf } from '../../src/reporting/audit';
import { deskPage } from '../../src/reporting/deskPage';
import { failure, letter } from './letters';

/** A record that came with secrets in it: none of them is in its letter, on the desk's page or in the audit trail, and all else stays. */

const PEM = '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7\n-----END RSA PRIVATE KEY-----';
const planted = [
	['access_token', 'AT-1f9d7c5b3a'],
	['refreshToken', 'RT-8e6c4a2b0d'],
	['client_secret', 'CS-77aa55cc33'],
	['api_key', 'AK-0011223344'],
	['x-api-key', 'XK-5566778899'],
	['aws_access_key', 'WK-1212343456'],
	['Authorization', 'Zoho-oauthtoken 1000.0123456789abcdef0123.fedcba9876543210fedc'],
	['Cookie', 'SID=deadbeef01'],
	['password', 'hunter2-and-more'],
	['private_key', PEM],
	['session_id', 'SE-9081726354'],
	['jwt', 'JW-4455667788'],
] as const;
const inTexts = [
	'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
	'1000.aabbccddeeff00112233.99887766554433221100',
	'sk_live_4eC39HqLyjWDarjtT1zdp7dc',
	'AKIAIOSFODNN7EXAMPLE',
	'https://anna:pass-w0rd@files.example.com/a',
	PEM,
];
const secrets = [...planted.map(([, value]) => value.split(' ').at(-1)!), ...inTexts.map((text) => text.replace('https://', '').split('@')[0]!)];

const record = {
	invoice_id: '982',
	customer_name: 'Kowhai Cafe',
	secretary: 'Ann',
	token_of_thanks: 'a cake',
	...Object.fromEntries(planted),
	custom_fields: planted.map(([name, value]) => ({ [name]: value, label: 'kept' })),
	notes: inTexts.join(' and '),
	_sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '982', number: 'INV-7' } },
};
const message = `It was refused: ${inTexts.join(', ')}; Authorization: Bearer abcdef0123456789; access_token=qwertz-987`;
const row = { id: 1, ...letter(failure({ message, details: [{ at: 'notes', says: message }], input: record }), record) };

it.each([
	['the letter', JSON.stringify(row)],
	['the list of the desk', deskPage([row], {}, '')],
	["the letter's page on the desk", deskPage([row], { letter: '1' }, '')],
	[
		'the audit trail',
		JSON.stringify(
			auditRowOf({
				...{ at: '2026-11-26T10:00:00Z', action: 'replayed', actor: 'Kim', outcome: 'waiting', message, after: record, before: record, calls: 1 },
				...{ target: '', targetId: '', targetNumber: '', workflowId: 'w', workflowName: 'W', executionId: '1', node: 'n' },
			}),
		),
	],
])('%s holds none of them', (_, text) => {
	const plain = text.replaceAll('\\n', '\n').replaceAll('&amp;', '&');
	expect([...secrets, 'abcdef0123456789', 'qwertz-987'].filter((secret) => plain.includes(secret))).toEqual([]);
});

it('what is no secret stays', () => {
	expect(JSON.parse(row.payload)).toMatchObject({
		...{ invoice_id: '982', customer_name: 'Kowhai Cafe', secretary: 'Ann', token_of_thanks: 'a cake' },
		custom_fields: planted.map(() => ({ label: 'kept' })),
	});
	expect(deskPage([row], { letter: '1' }, '')).toContain('Kowhai Cafe');
});
