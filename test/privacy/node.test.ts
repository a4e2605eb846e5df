import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeParameters } from 'n8n-workflow';
import { PrivacyKeyApi } from '../../credentials/PrivacyKeyApi.credentials';
import { PrivacyShield } from '../../nodes/PrivacyShield/PrivacyShield.node';
import type { Row } from '../../src/record';
import { runNode } from '../engine/engine';
import { chance } from '../mapping/random';
import { junkRow, spoiled } from '../nodes/junk';
import { madeCase } from './records';
import { trials } from '../support/trials';

const KEY = 'a made-up key for these tests only, no. 1';
const OTHER = 'a made-up key for these tests only, no. 2';
const node = new PrivacyShield();
const credentials = (secretKey: string, previousSecretKey = '') => ({ privacyKeyApi: { type: new PrivacyKeyApi(), data: { secretKey, previousSecretKey } } });

const run = (operation: string, items: readonly object[], parameters: INodeParameters = {}, keys = credentials(KEY), onError?: 'continueErrorOutput') =>
	runNode({ node, parameters: { operation, ...parameters }, items, credentials: keys, ...(onError && { onError }) });
const jsons = (items: readonly { json: object }[] | undefined) => (items ?? []).map(({ json }) => json as Row);

const record = { contact_name: 'Jane Doe', email: 'jane@example.com', invoice_id: '46', notes: 'call +64 21 123 4567' };

describe('Privacy Shield', () => {
	it('masks, and tells what under _sync', async () => {
		const { outputs, error } = await run('mask', [{ ...record, _sync: { attempts: 1 } }]);
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([
			{
				json: {
					contact_name: 'J*** D***',
					email: 'j***@e***.com',
					invoice_id: '46',
					notes: 'call +** ** *** **67',
					_sync: {
						attempts: 1,
						privacy: {
							operation: 'mask',
							found: [
								{ kind: 'name', at: 'contact_name', by: 'field', count: 1 },
								{ kind: 'email', at: 'email', by: 'field', count: 1 },
								{ kind: 'phone', at: 'notes', by: 'text', count: 1 },
							],
						},
					},
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('removes as the form says, with fields of its own', async () => {
		const parameters = {
			knownFields: 'takeOut',
			furtherFields: { fields: [{ field: 'cf_birthday', kind: 'other' }] },
			leaveAlone: 'email',
			options: { report: false, kinds: ['name', 'phone', 'other'] },
		};
		const { outputs } = await run('remove', [{ ...record, cf_birthday: '1990-01-01' }], parameters);
		expect(jsons(outputs[0])).toEqual([{ email: 'jane@example.com', invoice_id: '46', notes: 'call [phone number removed]' }]);
	});

	it('tokenizes and restores with the key, and with the previous one after it was changed', async () => {
		const tokenized = jsons((await run('tokenize', [record], { options: { report: false } })).outputs[0]);
		expect(JSON.stringify(tokenized)).not.toMatch(/Jane|example|123 4567/);
		for (const keys of [credentials(KEY), credentials(OTHER, KEY)]) expect(jsons((await run('restore', tokenized, {}, keys)).outputs[0])).toEqual([record]);
	});

	it('says so where the key is another one, and leaves the record as it is', async () => {
		const tokenized = jsons((await run('tokenize', [record], { options: { report: false } })).outputs[0]);
		const left = await run('restore', tokenized, {}, credentials(OTHER));
		const [{ _sync: trail, ...rest }] = jsons(left.outputs[0]) as [Row];
		expect(rest).toEqual(tokenized[0]);
		expect(trail).toMatchObject({ issues: [{ rule: 'token-closed', at: 'contact_name' }, { at: 'email' }, { at: 'notes' }] });
		expect(left.hints).toMatchObject([{ type: 'warning' }]);
		const failed = await run('restore', tokenized, { ifClosed: 'fail' }, credentials(OTHER), 'continueErrorOutput');
		expect(failed.outputs[0]).toEqual([]);
		expect(jsons(failed.outputs[1])).toMatchObject([{ error: { cause: 'validation', details: [{ at: 'contact_name' }], input: tokenized[0] } }]);
		const thrown = await run('restore', tokenized, { ifClosed: 'fail' }, credentials(OTHER));
		expect(thrown.error?.message).toContain('made with another key');
	});

	it('shows neither key nor value where it fails', async () => {
		const weak = 'too-short-secret';
		for (const onError of [undefined, 'continueErrorOutput'] as const) {
			const own = { furtherFields: { fields: [{ field: 'cf_birthday', kind: 'other' }] } };
			const { outputs, error } = await run('tokenize', [{ ...record, cf_birthday: '1990-01-01' }], own, credentials(weak), onError);
			const shown = JSON.stringify([outputs, error?.message, error?.description]);
			expect(shown).toContain('fewer than 32 characters');
			expect(shown).not.toMatch(/too-short-secret|Jane|jane@|123 4567|1990/);
			if (onError) expect(jsons(outputs[1])).toMatchObject([{ error: { input: { invoice_id: '46', contact_name: 'J*** D***' } } }]);
		}
		const unknown = await run('={{ "shred" }}', [record], {}, credentials(KEY), 'continueErrorOutput');
		expect(jsons(unknown.outputs[1])).toMatchObject([{ error: { message: expect.stringContaining('none of Mask') as string } }]);
	});

	it('needs no key to mask or remove', async () => {
		for (const operation of ['mask', 'remove']) expect((await runNode({ node, parameters: { operation }, items: [record] })).error).toBeUndefined();
	});

	it('tests its key by length', async () => {
		const { keyIsLongEnough } = node.methods.credentialTest;
		const test = (data: Record<string, string>) =>
			keyIsLongEnough.call({} as ICredentialTestFunctions, { id: '1', name: 'key', type: 'privacyKeyApi', data } as ICredentialsDecrypted);
		expect(await test({ secretKey: KEY })).toMatchObject({ status: 'OK' });
		expect(await test({ secretKey: KEY, previousSecretKey: OTHER })).toMatchObject({ status: 'OK' });
		expect(await test({ secretKey: 'short' })).toEqual({ status: 'Error', message: expect.not.stringContaining('short') as string });
		expect(await test({ secretKey: KEY, previousSecretKey: 'short' })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('previous key') as string,
		});
		for (const { typeOptions } of new PrivacyKeyApi().properties) expect(typeOptions?.password).toBe(true);
	});
});

it('junk and spoiled records go through in every operation, and each comes out', async () => {
	const random = chance(17);
	const operations = ['mask', 'remove', 'restore', 'tokenize'] as const;
	let count = 0;
	for (let batch = 0; batch < trials(20); batch++) {
		const items = Array.from({ length: 500 }, (_, index) => (index % 2 ? junkRow(random) : spoiled(random, madeCase(random, index).record)));
		const knownFields = random.of(['replace', 'takeOut']);
		const { outputs, error } = await run(operations[batch % 4]!, items, { knownFields }, credentials(KEY), 'continueErrorOutput');
		expect(error).toBeUndefined();
		expect(outputs[1]).toEqual([]);
		expect(new Set(outputs[0]!.map(({ pairedItem }) => (pairedItem as { item: number }).item)).size).toBe(500);
		count += outputs[0]!.length;
	}
	console.info(`${count} fuzzed records went in and out, 0 crashes`);
	expect(count).toBe(trials(20) * 500);
	expect(({} as Row)['polluted']).toBeUndefined();
}, 120_000);
