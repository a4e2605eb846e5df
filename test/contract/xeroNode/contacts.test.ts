import { Contact, ContactGroup } from 'xero-node';
import { customer, refusal } from './customer';

/** Contacts and their groups, asked for by Xero's own SDK. */

const sdk = customer();

describe('contacts', () => {
	it('are created, read, updated, found and archived', async () => {
		const { body: read } = await sdk.api.getContact(sdk.tenant, sdk.contactID);
		expect(read.contacts![0]).toMatchObject({ name: 'Ana of the SDK', contactNumber: 'sdk:1', contactStatus: Contact.ContactStatusEnum.ACTIVE });
		expect(read.contacts![0]!.updatedDateUTC).toBeInstanceOf(Date);

		const { body: updated } = await sdk.api.updateContact(sdk.tenant, sdk.contactID, { contacts: [{ firstName: 'Ana' }] });
		expect(updated.contacts![0]).toMatchObject({ firstName: 'Ana', name: 'Ana of the SDK' });
		const { body: found } = await sdk.api.getContacts(sdk.tenant, undefined, 'Name=="Ana of the SDK"');
		expect(found.contacts!.map(({ contactID }) => contactID)).toEqual([sdk.contactID]);

		const { body: made } = await sdk.api.createContacts(sdk.tenant, { contacts: [{ name: 'Soon archived' }] });
		const { contactID } = made.contacts![0]!;
		await sdk.api.updateContact(sdk.tenant, contactID!, { contacts: [{ contactStatus: Contact.ContactStatusEnum.ARCHIVED }] });
		const names = async (includeArchived: boolean) =>
			(await sdk.api.getContacts(sdk.tenant, undefined, undefined, undefined, undefined, undefined, includeArchived)).body.contacts!.map(({ name }) => name);
		expect(await names(false)).not.toContain('Soon archived');
		expect(await names(true)).toContain('Soon archived');
	});

	it('are found by their number', async () => {
		const { body } = await sdk.api.getContactByContactNumber(sdk.tenant, 'sdk:1');
		expect(body.contacts![0]!.contactID).toBe(sdk.contactID);
	});

	it("tell of the construction industry's scheme in the UK", async () => {
		const [{ contactID }] = (await sdk.api.getContacts(sdk.ukTenant)).body.contacts as [Contact];
		const { body } = await sdk.api.getContactCISSettings(sdk.ukTenant, contactID!);
		expect(body.cISSettings).toMatchObject([{ cISEnabled: false }]);
	});

	it('give each record its own answer with summarizeErrors=false', async () => {
		const { body } = await sdk.api.createContacts(
			sdk.tenant,
			{ contacts: [{ name: 'A good one' }, { name: 'A bad one', emailAddress: 'not an address' }] },
			false,
		);
		expect(body.contacts!.map(({ hasValidationErrors }) => hasValidationErrors)).toEqual([false, true]);
		expect(body.contacts![1]!.validationErrors![0]!.message).toBeTruthy();
	});

	it('are refused together otherwise', async () => {
		const { statusCode } = await refusal(
			sdk.api.createContacts(sdk.tenant, { contacts: [{ name: 'Never kept' }, { name: 'Bad', emailAddress: 'not an address' }] }, true),
		);
		expect(statusCode).toBe(400);
		const { body } = await sdk.api.getContacts(sdk.tenant, undefined, 'Name=="Never kept"');
		expect(body.contacts).toEqual([]);
	});
});

describe('contact groups', () => {
	it('take members in and let them go, are renamed and deleted', async () => {
		const { body } = await sdk.api.createContactGroup(sdk.tenant, { contactGroups: [{ name: 'Friends of the SDK' }] });
		const { contactGroupID } = body.contactGroups![0]!;
		const { body: other } = await sdk.api.createContacts(sdk.tenant, { contacts: [{ name: 'Ben of the SDK' }] });
		const ben = other.contacts![0]!.contactID!;
		const members = async () =>
			(await sdk.api.getContactGroup(sdk.tenant, contactGroupID!)).body.contactGroups![0]!.contacts?.map(({ contactID }) => contactID);

		const { body: joined } = await sdk.api.createContactGroupContacts(sdk.tenant, contactGroupID!, {
			contacts: [{ contactID: sdk.contactID }, { contactID: ben }],
		});
		expect(joined.contacts!.map(({ contactID }) => contactID)).toEqual([sdk.contactID, ben]);
		expect((await members())!.sort()).toEqual([sdk.contactID, ben].sort());
		expect((await sdk.api.deleteContactGroupContact(sdk.tenant, contactGroupID!, ben)).response.status).toBe(204);
		expect(await members()).toEqual([sdk.contactID]);
		expect((await sdk.api.deleteContactGroupContacts(sdk.tenant, contactGroupID!)).response.status).toBe(204);
		expect((await members()) ?? []).toEqual([]);

		const { body: renamed } = await sdk.api.updateContactGroup(sdk.tenant, contactGroupID!, { contactGroups: [{ name: 'Old friends' }] });
		expect(renamed.contactGroups![0]).toMatchObject({ name: 'Old friends', status: ContactGroup.StatusEnum.ACTIVE });
		expect((await sdk.api.getContactGroups(sdk.tenant, 'Name=="Old friends"')).body.contactGroups).toHaveLength(1);
		await sdk.api.updateContactGroup(sdk.tenant, contactGroupID!, { contactGroups: [{ status: ContactGroup.StatusEnum.DELETED }] });
		expect((await sdk.api.getContactGroups(sdk.tenant)).body.contactGroups!.map(({ name }) => name)).not.toContain('Old friends');
	});
});
