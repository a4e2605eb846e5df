import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { zohoOrganization } from '../../sandbox/zoho';
import { openBrowser } from '../../scripts/browser';
import { root } from '../../scripts/command';
import { openCanvas, signIn } from '../../scripts/editor';
import { template } from '../../scripts/world';
import { audit, close, inBooks, letters, open, rowsOf, world, xero, xeroApi, type Row } from './financeWorld';

/** Template 29 in a real n8n: both charts become rows of the mapping table, and rows that come to point into nothing are told of once. */

const FILE = '29-charts-to-mapping-rows.json';
let id: string;
let examples: Row[];

beforeAll(async () => {
	await open();
	examples = await mappings();
	id = await world.n8n.api.importWorkflow(template(FILE));
});
afterAll(async () => await close());

const mappings = async (): Promise<Row[]> => await world.n8n.api.rows('xerozoho_mappings');
const questions = async (): Promise<Row[]> => (await world.n8n.api.rows('xerozoho_reviews')).filter(({ target }) => target === 'mappingRow');
const run = async (from = 'Match now'): Promise<void> => {
	const execution = await world.n8n.api.run(id, from);
	expect([execution.status, execution.data?.resultData.error?.message]).toEqual(['success', undefined]);
};
const plain = (name: unknown): string =>
	String(name)
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
const booksApi = (method: string, path: string, query: Record<string, string> = {}, body?: Row): Row => {
	const { access_token } = world.books.mint();
	const { status, body: answer } = world.books.answer({
		...{ method, path: `/books/v3/${path}`, query: new URLSearchParams({ organization_id: zohoOrganization.id, ...query }) },
		...{ headers: { authorization: `Zoho-oauthtoken ${access_token}`, 'content-type': 'application/json' } },
		...{ body: body ? JSON.stringify(body) : '', origin: 'http://sandbox/zoho' },
	});
	expect(status).toBe(200);
	return answer as Row;
};

/** What a row says, by the names of both sides as they stand in the ledgers themselves. */
async function named(): Promise<(row: Row) => unknown[]> {
	const [accounts, rates, tracking] = [await xero('Accounts'), await xero('TaxRates'), await xero('TrackingCategories')];
	const tags = inBooks('reportingtags');
	const inXero: Row = {
		...Object.fromEntries(accounts.map(({ Code, AccountID, Name }) => [Code || AccountID, Name])),
		...Object.fromEntries(rates.map(({ TaxType, EffectiveRate }) => [TaxType, Number(EffectiveRate)])),
		...Object.fromEntries(tracking.flatMap(({ Name, Options }) => [Name, ...rowsOf(Options).map((option) => option.Name)]).map((name) => [name, name])),
	};
	const inZoho: Row = {
		...Object.fromEntries(inBooks('chartofaccounts').map(({ account_id: of, account_name: name }) => [of, name])),
		...Object.fromEntries(inBooks('taxes').map(({ tax_id: of, tax_percentage: percent }) => [of, percent])),
		...Object.fromEntries(tags.map(({ tag_id: of, tag_name: name }) => [of, name])),
		...Object.fromEntries(
			tags.flatMap(({ tag_id: of }) =>
				rowsOf(booksApi('GET', 'reportingtags/options', { tag_id: String(of) }).options).map(({ option_id: of, option_name: name }) => [of, name]),
			),
		),
	};
	return ({ source_app: from, source_value: source, target_value: target }) => {
		const [one, other] = from === 'xero' ? [inXero, inZoho] : [inZoho, inXero];
		return [one[String(source)], other[String(target)]].map((name) => (name === undefined ? 'nothing' : plain(name)));
	};
}

it('writes what is called the same on both sides, asks about the rest, and leaves what people wrote', async () => {
	await run();
	const rows = await mappings();
	expect(rows.slice(0, examples.length)).toEqual(examples);
	const added = rows.slice(examples.length);
	const names = await named();
	expect(added.map((row) => names(row)).filter(([one, other]) => one !== other || one === 'nothing')).toEqual([]);
	// What has a row by its name gets none by its id, and each tag and option is there in both directions.
	const kinds = (kind: string): unknown[] => added.filter((row) => row.kind === kind).map((row) => `${String(row.source_app)} ${String(names(row)[0])}`);
	expect(kinds('account').filter((one) => String(one).startsWith('zohoBooks'))).not.toEqual(
		expect.arrayContaining([expect.stringMatching(/sales|officesupplies|bankfees/)]),
	);
	expect(kinds('account')).toEqual(expect.arrayContaining(['xero sales', 'xero bankfees']));
	expect(kinds('trackingCategory').sort()).toEqual(['xero region', 'zohoBooks region']);
	expect(kinds('trackingOption').sort()).toEqual(expect.arrayContaining(['xero north', 'xero south', 'zohoBooks north', 'zohoBooks south']));
	expect(
		(await audit()).filter(
			({ action, message }) =>
				action === 'mappingChanged' && added.some((row) => String(message).startsWith(`${String(row.kind)} ${String(row.source_value)} of `)),
		),
	).toHaveLength(added.length);
	const asked = await questions();
	expect(asked.length).toBeGreaterThan(0);
	for (const { proposal, status, reason } of asked) {
		expect([status, reason !== '']).toEqual(['open', true]);
		const { rule } = JSON.parse(String(proposal)) as { rule: Row };
		expect(names(rule)).not.toContain('nothing');
	}
	expect(await letters()).toEqual([]);
});

it('does nothing twice', async () => {
	const [rows, asked] = [await mappings(), await questions()];
	await run();
	expect(await mappings()).toEqual(rows);
	expect((await questions()).map(({ entity_key: key, status }) => [key, status])).toEqual(asked.map(({ entity_key: key, status }) => [key, status]));
	expect(await letters()).toEqual([]);
});

it('an answer becomes a row, and what was rejected is not asked again', async () => {
	const [first, second, third] = await questions();
	const answer = async (one: Row | undefined, status: string) =>
		await world.n8n.api.changeRows('xerozoho_reviews', 'entity_key', String(one!.entity_key), { status, decided_by: 'Mere' });
	const proposed = ({ proposal }: Row) => JSON.parse(String(proposal)) as { rule: Row; suggestions: Row[] };
	const typed = String(proposed(third!).suggestions.at(-1)!.value);
	await answer(first, 'approved');
	await answer(second, 'rejected');
	await answer(third, `approved ${typed}`);
	await run('Take in answers now');
	const rows = await mappings();
	expect(rows).toContainEqual(expect.objectContaining({ ...proposed(first!).rule, note: expect.stringContaining('Answered by Mere: Which') as string }));
	expect(rows).toContainEqual(expect.objectContaining({ ...proposed(third!).rule, target_value: typed }));
	expect((await audit()).filter(({ actor, action }) => actor === 'Mere' && action === 'mappingChanged')).toHaveLength(2);
	await run();
	const statuses = Object.fromEntries((await questions()).map(({ entity_key: key, status }) => [key, status]));
	expect([first, second, third].map((one) => statuses[String(one!.entity_key)])).toEqual(['posted', 'rejected', 'posted']);
	expect(await mappings()).toEqual(rows);
	expect(await letters()).toEqual([]);
});

it('rows that come to point into nothing are told of once, until they are right again', async () => {
	const before = (await letters()).length;
	const [archived] = (await xero('Accounts')).filter(({ Code }) => Code === '453');
	await xeroApi('POST', `/Accounts/${String(archived!.AccountID)}`, { AccountID: archived!.AccountID, Status: 'ARCHIVED' });
	const renamed = inBooks('chartofaccounts').find(({ account_name: name }) => name === 'Bank Fees')!;
	booksApi('PUT', `chartofaccounts/${String(renamed.account_id)}`, {}, { account_name: 'Bank Fees and Charges', account_type: 'expense' });
	await run();
	const told = (await letters()).slice(before);
	expect(told.map(({ message }) => message)).toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^The mapping row of account "Office Supplies" of Zoho Books sends to "453", and .* is archived in Xero/),
			expect.stringMatching(/^No account of Zoho Books is called "Bank Fees" any more\. "Bank Fees and Charges"/),
		]),
	);
	expect(told[0]).toMatchObject({
		source_app: 'tables',
		source_entity: 'mappingRow',
		cause: 'validation',
		workflow_name: expect.stringMatching(/^29 /) as string,
	});
	await run();
	expect((await letters()).slice(before).map(({ id: of, attempts }) => [of, attempts])).toEqual(told.map(({ id: of, attempts }) => [of, attempts]));
	await world.n8n.api.changeRows('xerozoho_mappings', 'target_value', '453', { target_value: '429' });
	await world.n8n.api.changeRows('xerozoho_mappings', 'source_value', 'Bank Fees', { source_value: String(renamed.account_id) });
	await run();
	expect((await letters()).slice(before)).toEqual([]);
	expect(
		(await world.n8n.api.rows('xerozoho_dead_letters')).filter(({ source_entity: of }) => of === 'mappingRow').map(({ status, advice }) => [status, advice]),
	).toEqual(told.map(() => ['done', 'Done: the mapping row points to something again, or is gone.']));
});

it('a list that could not be read is a letter, and its replay brings what it would have', async () => {
	await world.n8n.api.changeRows('xerozoho_mappings', 'target_value', '429', { target_value: '77777' });
	await world.control.fault({ vendor: 'xero', match: { method: 'GET', path: '/Accounts' }, times: 50, fault: { kind: 'status', status: 503 } });
	await run();
	await world.control.clearFaults();
	const [failed, ...others] = await letters();
	expect(others).toEqual([]);
	expect(failed).toMatchObject({ cause: 'temporarily-unavailable', status: 'waiting', target: 'xerozoho_mappings' });
	await world.n8n.api.publish(id);
	await world.n8n.api.changeRows('xerozoho_dead_letters', 'entity_key', String(failed!.entity_key), { next_try_at: '2026-01-01T00:00:00.000Z' });
	const retries = await world.n8n.api.importWorkflow(template('10-dead-letters-retry.json'));
	expect((await world.n8n.api.run(retries, 'Retry now')).status).toBe('success');
	expect((await world.n8n.api.rows('xerozoho_dead_letters')).find(({ entity_key: key }) => key === failed!.entity_key)).toMatchObject({ status: 'done' });
	const found = await letters();
	expect(found.every(({ message }) => String(message).includes('"77777", which Xero does not have'))).toBe(true);
	expect(found.length).toBeGreaterThan(0);
});

it('stands well on the canvas', async () => {
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 1900, height: 1000 } });
		await signIn(page, world.n8n.base);
		await world.n8n.api.unpublish(id);
		await openCanvas(page, world.n8n.base, id);
		await page.mouse.click(900, 800);
		await page.keyboard.press('1');
		await page.locator('.vue-flow__node').nth(20).waitFor();
		mkdirSync(join(root, '.work', 'pictures'), { recursive: true });
		await page.screenshot({ path: join(root, '.work', 'pictures', 'charts.png'), animations: 'disabled' });
	} finally {
		await browser.close();
	}
});
