import { Account, AccountType, CurrencyCode, TaxRate, TrackingCategory, TrackingOption } from 'xero-node';
import { customer, refusal } from './customer';

/** What the books are made of, asked for by Xero's own SDK. */

const sdk = customer();

describe('organisation', () => {
	it('is read', async () => {
		const { body } = await sdk.api.getOrganisations(sdk.tenant);
		expect(body.organisations).toHaveLength(1);
		expect(body.organisations![0]).toMatchObject({ name: 'Demo Company (NZ)', baseCurrency: 'NZD', countryCode: 'NZ' });
	});

	it('tells what may be done', async () => {
		const { body } = await sdk.api.getOrganisationActions(sdk.tenant);
		expect(body.actions!.find(({ name }) => name === 'CreateApprovedInvoice')?.status).toBe('ALLOWED');
	});

	it("tells of the construction industry's scheme in the UK", async () => {
		const { body } = await sdk.api.getOrganisationCISSettings(sdk.ukTenant, sdk.ukTenant);
		expect(body.cISSettings).toMatchObject([{ cISContractorEnabled: false, cISSubContractorEnabled: false }]);
	});

	it('is closed to who has no right to it', async () => {
		expect((await refusal(sdk.api.getOrganisations('00000000-0000-0000-0000-000000000001'))).statusCode).toBe(403);
	});
});

describe('accounts', () => {
	it('are created, read, updated, archived and deleted', async () => {
		const { body } = await sdk.api.createAccount(sdk.tenant, { code: '0777', name: 'Stamps', type: AccountType.EXPENSE, taxType: 'INPUT2' });
		const { accountID } = body.accounts![0]!;
		expect(body.accounts![0]).toMatchObject({ code: '0777', _class: Account.ClassEnum.EXPENSE, status: Account.StatusEnum.ACTIVE });
		expect((await sdk.api.getAccount(sdk.tenant, accountID!)).body.accounts![0]!.name).toBe('Stamps');
		const { body: updated } = await sdk.api.updateAccount(sdk.tenant, accountID!, { accounts: [{ name: 'Stamps and cards' }] });
		expect(updated.accounts![0]).toMatchObject({ code: '0777', name: 'Stamps and cards' });
		const { body: archived } = await sdk.api.updateAccount(sdk.tenant, accountID!, { accounts: [{ status: Account.StatusEnum.ARCHIVED }] });
		expect(archived.accounts![0]!.status).toBe('ARCHIVED');
		await sdk.api.deleteAccount(sdk.tenant, accountID!);
		const { body: left } = await sdk.api.getAccounts(sdk.tenant, undefined, 'Code=="0777"');
		expect(left.accounts!.filter(({ status }) => status !== Account.StatusEnum.DELETED)).toEqual([]);
	});
});

describe('tax rates', () => {
	it('are created, listed, updated and deleted', async () => {
		const rate: TaxRate = { name: 'SDK levy', reportTaxType: TaxRate.ReportTaxTypeEnum.OUTPUT, taxComponents: [{ name: 'Levy', rate: 4.5 }] };
		const { body } = await sdk.api.createTaxRates(sdk.tenant, { taxRates: [rate] });
		const { taxType } = body.taxRates![0]!;
		expect(body.taxRates![0]).toMatchObject({ effectiveRate: 4.5, status: TaxRate.StatusEnum.ACTIVE });
		expect((await sdk.api.getTaxRates(sdk.tenant, 'Name=="SDK levy"')).body.taxRates!.map((one) => one.taxType)).toEqual([taxType]);
		expect((await sdk.api.getTaxRateByTaxType(sdk.tenant, taxType!)).body.taxRates![0]!.name).toBe('SDK levy');
		const { body: deleted } = await sdk.api.updateTaxRate(sdk.tenant, { taxRates: [{ ...rate, taxType, status: TaxRate.StatusEnum.DELETED }] });
		expect(deleted.taxRates![0]!.status).toBe('DELETED');
	});
});

describe('currencies', () => {
	it('are added and listed', async () => {
		await sdk.api.createCurrency(sdk.tenant, { code: CurrencyCode.SGD });
		const { body } = await sdk.api.getCurrencies(sdk.tenant, 'Code=="SGD"');
		expect(body.currencies!.map(({ code }) => code)).toEqual(['SGD']);
	});
});

describe('branding themes and users', () => {
	it('are listed and read', async () => {
		const { body } = await sdk.api.getBrandingThemes(sdk.tenant);
		const { brandingThemeID, name } = body.brandingThemes![0]!;
		expect((await sdk.api.getBrandingTheme(sdk.tenant, brandingThemeID!)).body.brandingThemes![0]!.name).toBe(name);
		const { body: people } = await sdk.api.getUsers(sdk.tenant);
		const { userID, emailAddress } = people.users![0]!;
		expect(emailAddress).toContain('@');
		expect((await sdk.api.getUser(sdk.tenant, userID!)).body.users![0]!.emailAddress).toBe(emailAddress);
	});
});

describe('tracking categories', () => {
	it('have options, and are renamed, archived and deleted', async () => {
		const { body: before } = await sdk.api.getTrackingCategories(sdk.tenant);
		// Two may be active, and the books begin with two.
		for (const { trackingCategoryID, name } of before.trackingCategories!) {
			if (name !== 'Region') await sdk.api.deleteTrackingCategory(sdk.tenant, trackingCategoryID!);
		}
		const { body } = await sdk.api.createTrackingCategory(sdk.tenant, { name: 'Lorry' });
		const { trackingCategoryID: id } = body.trackingCategories![0]!;
		const read = async () => (await sdk.api.getTrackingCategory(sdk.tenant, id!)).body.trackingCategories![0]!;
		const { body: made } = await sdk.api.createTrackingOptions(sdk.tenant, id!, { name: 'Blue' });
		const { trackingOptionID: option } = made.options!.at(-1)!;
		await sdk.api.updateTrackingOptions(sdk.tenant, id!, option!, { name: 'Navy' });
		expect((await read()).options!.map(({ name }) => name)).toEqual(['Navy']);
		await sdk.api.updateTrackingOptions(sdk.tenant, id!, option!, { status: TrackingOption.StatusEnum.ARCHIVED });
		await sdk.api.deleteTrackingOptions(sdk.tenant, id!, option!);
		expect((await read()).options ?? []).toEqual([]);

		expect((await sdk.api.updateTrackingCategory(sdk.tenant, id!, { name: 'Van' })).body.trackingCategories![0]!.name).toBe('Van');
		await sdk.api.updateTrackingCategory(sdk.tenant, id!, { status: TrackingCategory.StatusEnum.ARCHIVED });
		const names = async (includeArchived: boolean) =>
			(await sdk.api.getTrackingCategories(sdk.tenant, undefined, undefined, includeArchived)).body.trackingCategories!.map(({ name }) => name);
		expect(await names(false)).not.toContain('Van');
		expect(await names(true)).toContain('Van');
		await sdk.api.deleteTrackingCategory(sdk.tenant, id!);
		expect(await names(true)).not.toContain('Van');
	});
});

describe('items', () => {
	it('are created, read, changed by code, listed and deleted', async () => {
		const items = [{ code: 'SDK-PAPER', name: 'Paper', isSold: true, salesDetails: { unitPrice: 1.2345, accountCode: '200', taxType: 'OUTPUT2' } }];
		const { body } = await sdk.api.createItems(sdk.tenant, { items }, undefined, 4);
		const { itemID, ...made } = body.items![0]!;
		expect(made).toMatchObject({ code: 'SDK-PAPER', isSold: true, isTrackedAsInventory: false, salesDetails: { unitPrice: 1.2345 } });
		const { body: again } = await sdk.api.updateOrCreateItems(sdk.tenant, { items: [{ code: 'SDK-PAPER', name: 'Good paper' }] });
		expect(again.items![0]).toMatchObject({ itemID, name: 'Good paper' });
		await sdk.api.updateItem(sdk.tenant, itemID!, { items: [{ code: 'SDK-PAPER', description: 'A4' }] });
		expect((await sdk.api.getItem(sdk.tenant, itemID!)).body.items![0]).toMatchObject({ name: 'Good paper', description: 'A4' });
		const found = async () => (await sdk.api.getItems(sdk.tenant, undefined, 'Code=="SDK-PAPER"')).body.items!;
		expect(await found()).toHaveLength(1);
		const taken = await refusal(sdk.api.createItems(sdk.tenant, { items: [{ code: 'SDK-PAPER' }] }));
		expect(taken.words).toContain("Price List Item with Code 'SDK-PAPER' already exists");
		expect((await sdk.api.deleteItem(sdk.tenant, itemID!)).response.status).toBe(204);
		expect(await found()).toEqual([]);
	});
});
