import { template } from '../../scripts/world';
import {
	KEY,
	bring,
	byHand,
	close,
	contactsOf,
	crmApi,
	inBooks,
	letters,
	nothingBroke,
	open,
	publish,
	rowsOf,
	texts,
	withSettings,
	world,
	xero,
	xeroApi,
	zoho,
	type Flow,
	type Row,
} from './financeWorld';
import { demoInvoices } from '../../sandbox/zoho';
import { customerId } from '../../sandbox/zoho/seedIds';
import { checkTrail } from './trail';

/** Templates 02 and 20 beside each other in a real n8n: contacts of Zoho CRM and Zoho Books are kept in step with Xero, and nothing goes in circles. */

beforeAll(open);
afterAll(close);

const PHONE = 'DEFAULT';
let forth = '';
let back: Flow;

const accounts = async (): Promise<Row[]> => await crmApi('GET', '/Accounts?fields=Account_Name,Phone,Website,Billing_City,Modified_Time');
const people = async (): Promise<Row[]> => await crmApi('GET', '/Contacts?fields=Full_Name,Email,Account_Name,Modified_Time');
const account = async (name: string): Promise<Row> => (await accounts()).find(({ Account_Name }) => Account_Name === name)!;
const contact = async (name: string): Promise<Row> => (await xero('Contacts')).find(({ Name }) => Name === name)!;
const phoneOf = ({ Phones }: Row): string => String(rowsOf(Phones).find(({ PhoneType }) => PhoneType === PHONE)?.PhoneNumber ?? '');
const reviews = async (status = 'open'): Promise<Row[]> => (await world.n8n.api.rows('xerozoho_reviews')).filter((row) => row.status === status);
const stamps = async (): Promise<unknown[]> => [
	(await accounts()).map(({ id, Modified_Time }) => [id, Modified_Time]),
	(await people()).map(({ id, Modified_Time }) => [id, Modified_Time]),
	(await xero('Contacts')).map(({ ContactID, UpdatedDateUTC }) => [ContactID, UpdatedDateUTC]),
	inBooks('contacts').map(({ contact_id: id, last_modified_time: at }) => [id, at]),
];

/** By hand in Xero, a second later: what is compared by time must have one. */
const inXeroBy = async (name: string, change: Row): Promise<void> => {
	await world.control.advance(1);
	await xeroApi('POST', '/Contacts', { Contacts: [{ ContactID: (await contact(name)).ContactID, ...change }] });
};
const inCrmBy = async (name: string, change: Row): Promise<void> => {
	await world.control.advance(1);
	await crmApi('PUT', '/Accounts', [{ id: (await account(name)).id, ...change }]);
};
const phone = (PhoneNumber: string): Row => ({ Phones: [{ PhoneType: PHONE, PhoneNumber }] });

const runForth = async (): Promise<void> => {
	expect((await world.n8n.api.run(forth, 'Bring changes now')).status).toBe('success');
};
/** Xero tells of all that happened to contacts since it was last asked. */
const told = async (flow: Flow, again = false): Promise<void> => {
	const before = (await world.n8n.api.executions(flow.id)).length;
	const said = await world.control.lever<Row>('webhooks', { vendor: 'xero', url: flow.url, key: KEY, again, categories: ['CONTACT'] });
	expect(said).toMatchObject({ status: 'OK' });
	await world.n8n.api.ran(flow.id, before + 1);
	await nothingBroke(flow.id);
};
beforeAll(async () => {
	// Customers whom CRM does not know: their contacts in Xero are at home in Books.
	const customers = [6, 7].map((number) => ({ ...demoInvoices(1)[0], customer_id: customerId(number) }));
	const { invoices = [] } = await world.control.seed('zoho', { invoices: customers });
	await bring('01-books-invoices-to-xero.json', [['invoices', texts(invoices, 'invoice_id')]]);
	forth = await world.n8n.api.importWorkflow(template('02-crm-contacts-to-xero.json'));
	await runForth();
	back = await publish(byHand('20-xero-contacts-to-zoho.json'));
	expect(await world.control.lever<Row>('webhooks', { vendor: 'xero', url: back.url, key: KEY, intent: true })).toEqual({ status: 'OK' });
});

it('leaves alone what came from Zoho, in CRM and in Books', async () => {
	const before = await stamps();
	await told(back);
	expect(await stamps()).toEqual(before);
	expect([await letters(), await reviews()]).toEqual([[], []]);
	// Everyone whom template 02 or 01 brought is known as a pair.
	const known = [...(await contactsOf('crm:')), ...(await contactsOf('books:'))];
	expect(texts(await world.n8n.api.rows('xerozoho_links'), 'target_id')).toEqual(texts(known, 'ContactID'));
});

it('brings what is changed in Xero to CRM and to Books, and does not send it back', async () => {
	await inXeroBy('Thames Trading Company', phone('+44 20 555 7777'));
	await inXeroBy('Green Valley Farms', {
		Addresses: [{ AddressType: 'POBOX', AddressLine1: '8 Duke Street', City: 'Cambridge', PostalCode: '3434', Country: 'New Zealand' }],
	});
	await told(back);
	expect(await account('Thames Trading Company')).toMatchObject({ Phone: '+44 20 555 7777' });
	expect(zoho('contacts', customerId(6))).toMatchObject({ billing_address: { address: '8 Duke Street', city: 'Cambridge', zip: '3434' } });
	const after = await stamps();
	await world.control.clearJournal();
	await runForth();
	// So Xero has nothing to tell of.
	expect(await world.control.lever<Row>('webhooks', { vendor: 'xero', url: back.url, key: KEY, categories: ['CONTACT'] })).toMatchObject({ delivered: 0 });
	expect(await stamps()).toEqual(after);
	const writes = (await world.control.journal()).filter(
		({ method, path }) => ['POST', 'PUT'].includes(method) && /contacts|accounts/i.test(path) && !/coql/.test(path),
	);
	expect(writes).toEqual([]);
});

it('brings what is changed in CRM to Xero, and does not send it back', async () => {
	await inCrmBy('Tui Design Studio', { Phone: '+64 4 555 8888' });
	await runForth();
	expect(phoneOf(await contact('Tui Design Studio'))).toBe('+64 4 555 8888');
	const after = await stamps();
	await told(back);
	await runForth();
	expect(await stamps()).toEqual(after);
});

it('asks where both sides were changed, and brings what a person approves', async () => {
	await inXeroBy('Redwood Analytics Inc.', phone('+1 415 555 1111'));
	await inCrmBy('Redwood Analytics Inc.', { Phone: '+1 415 555 2222' });
	await told(back);
	await runForth();
	expect([phoneOf(await contact('Redwood Analytics Inc.')), (await account('Redwood Analytics Inc.')).Phone]).toEqual(['+1 415 555 1111', '+1 415 555 2222']);
	const open = await reviews();
	expect(open.map(({ source_app: app, reason }) => [app, reason])).toEqual(
		expect.arrayContaining([
			['xero', expect.stringContaining('"+1 415 555 1111" in the source and "+1 415 555 2222" in the target: both sides were changed since the last sync')],
			['zohoCrm', expect.stringContaining('both sides were changed since the last sync')],
		]),
	);
	expect(open).toHaveLength(2);
	const { entity_key: key } = open.find(({ source_app: app }) => app === 'xero')!;
	await world.n8n.api.changeRows('xerozoho_reviews', 'entity_key', String(key), { status: 'approved' });
	expect((await world.n8n.api.run(back.id, 'Bring what was approved')).status).toBe('success');
	expect((await account('Redwood Analytics Inc.')).Phone).toBe('+1 415 555 1111');
	expect(texts(await reviews('posted'), 'entity_key')).toEqual([key]);
	const after = await stamps();
	await runForth();
	expect(await stamps()).toEqual(after);
});

it('settles by the policy what was changed on both sides, and makes who is new where Settings say', async () => {
	await world.n8n.api.unpublish(back.id);
	const wins = await publish(withSettings(byHand('20-xero-contacts-to-zoho.json'), { who_wins: 'newest', new_contacts_go_to: 'books' }));
	await inCrmBy('Southern Alps Outfitters', { Phone: '+64 3 555 3333' });
	await inXeroBy('Southern Alps Outfitters', phone('+64 3 555 4444'));
	await xeroApi('POST', '/Contacts', { Contacts: [{ Name: 'Weka Wines', FirstName: 'Ben', LastName: 'Ash', EmailAddress: 'ben@weka.example' }] });
	await told(wins);
	expect((await account('Southern Alps Outfitters')).Phone).toBe('+64 3 555 4444');
	const [weka, ...others] = inBooks('contacts').filter(({ contact_name: name }) => name === 'Weka Wines');
	expect([weka?.email, others]).toEqual(['ben@weka.example', []]);
	expect((await contact('Weka Wines')).ContactNumber).toBe(`books:${String(weka!.contact_id)}`);
	await world.n8n.api.unpublish(wins.id);
	back = await publish(byHand('20-xero-contacts-to-zoho.json'));
});

it('makes who is new in Xero an account with its people, once, and template 02 knows it', async () => {
	const before = (await accounts()).length;
	await xeroApi('POST', '/Contacts', {
		Contacts: [
			{
				Name: 'Pukeko Press',
				FirstName: 'Mara',
				LastName: 'Hill',
				EmailAddress: 'mara@pukeko.example',
				...phone('+64 9 555 0909'),
				ContactPersons: [{ FirstName: 'Tane', LastName: 'Ward', EmailAddress: 'tane@pukeko.example', IncludeInEmails: false }],
			},
		],
	});
	await world.control.fault({ vendor: 'zoho', match: { method: 'POST', path: '/crm/v8/Accounts/upsert' }, times: 1, fault: { kind: 'status', status: 400 } });
	await told(back);
	expect((await letters()).map(({ source_number: number, target }) => [number, target])).toEqual([['Pukeko Press', 'zohoCrm:account']]);
	expect((await world.n8n.api.run(back.id, 'Replay waiting dead letters')).status).toBe('success');
	expect(await letters()).toEqual([]);
	const made = await account('Pukeko Press');
	expect(made).toMatchObject({ Phone: '+64 9 555 0909' });
	expect((await contact('Pukeko Press')).ContactNumber).toBe(`crm:${String(made.id)}`);
	const theirs = (await people()).filter(({ Account_Name }) => (Account_Name as Row | null)?.id === made.id);
	expect(texts(theirs, 'Email')).toEqual(['mara@pukeko.example', 'tane@pukeko.example']);
	const contacts = texts(await xero('Contacts'), 'ContactID');
	const after = await stamps();
	await told(back, true);
	await runForth();
	await told(back, true);
	expect(await stamps()).toEqual(after);
	expect([(await accounts()).length, texts(await xero('Contacts'), 'ContactID')]).toEqual([before + 1, contacts]);
});

it('leaves a trail that n8n finds sound', async () => {
	expect(await checkTrail(world)).toMatchObject({ sound: true, findings: [] });
	expect([await letters(), (await reviews()).length]).toEqual([[], 1]);
});
