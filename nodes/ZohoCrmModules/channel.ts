import { randomInt } from 'node:crypto';
import type { FunctionsBase, IDataObject, IExecuteFunctions, IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Failure } from '../../src/failure';
import { areOpen, close, conditionOf, open, subscriptions, tend, type Channels, type Watched } from '../../src/syncing/crmChannel';
import { proofOf } from '../../src/wire/hookSecret';
import { isSame } from '../../src/wire/signature';
import { hookSecretOf, newSalt } from '../shared/hookSecret';
import { hasStored, inTurn, placeOf } from '../shared/memory';
import { converse } from '../shared/transport';
import { fieldsOf, settingsOf, zohoCrmVendor } from '../shared/zohoCrm';
import { wantedIn } from './wanted';

/**
 * The channels of running triggers, by place; null where they were closed. On activation they are stored with the workflow too, which n8n saves; but the trigger that runs then
 * may hold a copy of the workflow from before, and what a tick of its writes is not saved. So this process's memory counts first, and after a restart what was stored.
 */
const here = new Map<string, Channels | null>();

/** n8n starts a trigger while it still registers its webhook: whoever opens, closes or looks after channels does so in turn. */
const CHANNEL = 'channel';

/** A test's channel is another one than the published workflow's. */
const isTest = (context: FunctionsBase): boolean => 'getMode' in context && (context as IWebhookFunctions).getMode() === 'manual';

const storedIn = (context: FunctionsBase): Channels | undefined => context.getWorkflowStaticData('node').channels as unknown as Channels | undefined;

const hereOf = (context: FunctionsBase): Channels | null | undefined => (isTest(context) ? undefined : here.get(placeOf(context)));

function keep(context: FunctionsBase, channels: Channels | null): void {
	const stored = context.getWorkflowStaticData('node');
	if (channels) stored.channels = channels as unknown as IDataObject;
	else delete stored.channels;
	if (!isTest(context)) here.set(placeOf(context), channels);
}

/** Whether a notification bears the secret of a channel of ours; compared in constant time. */
export const isOurs = (context: IWebhookFunctions, token: string): boolean =>
	[hereOf(context), storedIn(context)].some((channels) => Boolean(channels?.proof) && isSame(proofOf(token), channels!.proof));

/** Digits that start with no zero: Zoho takes a whole number of up to 19. */
const newId = (): string => `${randomInt(1, 10)}${Array.from({ length: 17 }, () => randomInt(10)).join('')}`;

export async function isChannelOpen(context: IHookFunctions): Promise<boolean> {
	const channels = hereOf(context) ?? storedIn(context);
	if (!channels || channels.url !== context.getNodeWebhookUrl('default')) return false;
	return await converse(context, zohoCrmVendor, undefined, areOpen(channels, Date.now()));
}

/** Opens what the form asks for, under new numbers and a new secret. */
export async function openChannel(context: IHookFunctions): Promise<void> {
	const url = context.getNodeWebhookUrl('default');
	if (!url) throw new NodeOperationError(context.getNode(), 'n8n gives this trigger no address. Save the workflow and publish it again');
	const { modules, related } = wantedIn(context);
	if (!modules.length) throw new NodeOperationError(context.getNode(), 'Choose a module');
	await inTurn(
		context,
		async () => {
			await forget(context);
			const watched = (await watchedBy(context)).map((each) => ({ ...each, id: newId() }));
			const salt = newSalt();
			const token = await hookSecretOf(context, salt);
			const channels: Channels = { url, salt, proof: proofOf(token), related, watched };
			// Kept before Zoho is asked, so that no answer can be lost.
			keep(context, channels);
			const failure = await converse(context, zohoCrmVendor, undefined, open(channels, token, Date.now()));
			if (!failure) return;
			await forget(context);
			throw new NodeOperationError(context.getNode(), failure.message);
		},
		CHANNEL,
	);
}

/** Closes what there is. Who may no longer sign in cannot; the channel ends by itself within a week. */
export async function closeChannel(context: IHookFunctions): Promise<void> {
	const failure = await inTurn(context, async () => await forget(context), CHANNEL);
	if (failure && failure.cause !== 'credential-invalid') throw new NodeOperationError(context.getNode(), failure.message);
}

async function forget(context: IHookFunctions): Promise<Failure | undefined> {
	const all = [hereOf(context), storedIn(context)]
		.filter((channels) => channels !== undefined && channels !== null)
		// A test closes its own only.
		.filter(({ url }) => !isTest(context) || url === context.getNodeWebhookUrl('default'));
	let failure: Failure | undefined;
	for (const channels of all) failure = (await converse(context, zohoCrmVendor, undefined, close(channels))) ?? failure;
	if (!failure) keep(context, null);
	return failure;
}

/** What each channel is to tell of, with the account's ids where one is narrowed to fields. */
async function watchedBy(context: IHookFunctions): Promise<Watched[]> {
	const watched: Watched[] = [];
	for (const { events, narrowed } of subscriptions(wantedIn(context))) {
		if (!narrowed) {
			watched.push({ events });
			continue;
		}
		const { id } = (await settingsOf(context, 'modules', {})).find(({ api_name }) => api_name === narrowed.module) ?? {};
		const fields = (await fieldsOf(context, narrowed.module))
			.filter(({ api_name }) => narrowed.fields.includes(String(api_name)))
			.map(({ api_name, id }) => ({ api_name, id }));
		watched.push({ events, ...(fields.length ? { condition: [conditionOf({ api_name: narrowed.module, id }, fields)] } : {}) });
	}
	return watched;
}

/** Renews what is half way through and opens again what was lost. The reading that follows brings what happened meanwhile. */
export async function tendChannel(context: ITriggerFunctions, isFirst: boolean): Promise<void> {
	await inTurn(
		context,
		async () => {
			const known = hereOf(context) === undefined ? storedIn(context) : hereOf(context);
			// The trigger may run before its channel is there, or a moment longer.
			if (known === null || (!known && isFirst)) return;
			if (!known) throw new NodeOperationError(context.getNode(), 'This trigger has no notification channel. Unpublish the workflow and publish it again');
			const token = await hookSecretOf(context, known.salt);
			const { channels, failures } = await converse(context, zohoCrmVendor, undefined, tend(known, token, Date.now(), newId));
			here.set(placeOf(context), channels);
			if (failures.length) throw new NodeOperationError(context.getNode(), failures.map(({ message }) => message).join('; '));
		},
		CHANNEL,
	);
}

/** The channels as they are stored, for whoever stores beside the runs. */
export function registered(context: ITriggerFunctions): IDataObject {
	const channels = hereOf(context) === undefined ? storedIn(context) : hereOf(context);
	return channels ? { channels: channels as unknown as IDataObject } : {};
}

/** A run that began before the workflow was published anew stores what it began with; the next one sets it right. */
export function storeChannel(context: IExecuteFunctions): void {
	const channels = hereOf(context);
	if (channels && hasStored(context) && JSON.stringify(channels) !== JSON.stringify(storedIn(context))) keep(context, channels);
}
