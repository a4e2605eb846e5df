import { createHash } from 'node:crypto';
import type { FunctionsBase, IDataObject, IExecuteFunctions, IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Failure } from '../../../src/failure';
import { EVENT } from '../../../src/syncing/financeDelivery';
import { areThere, register, unregister, type MadeRule, type Rule } from '../../../src/syncing/financeRules';
import { proofOf } from '../../../src/wire/hookSecret';
import { hookSecretOf, newSalt } from '../hookSecret';
import { hasStored, inTurn, placeOf } from '../memory';
import { organisationOf } from '../organisation';
import { converse } from '../transport';
import type { Context } from '../vendor';
import type { TriggerApp } from './app';
import { secretsByHand } from './secret';
import { isTest, rulesIn, wantedIn } from './wanted';

/** The webhooks of one trigger as they are stored, for everyone to read. */
interface Registration {
	readonly url: string;
	/** What their secret is made with. */
	readonly salt: string;
	/** Of the secret that Zoho was told. */
	readonly proof: string;
	readonly organization: string;
	readonly made: readonly MadeRule[];
	/** What Zoho did not let this node make, and why. */
	readonly missing: readonly { readonly entity: string; readonly kind: string; readonly why: string }[];
}

/**
 * The registrations of running triggers, by place; null where they were removed. On activation they are stored with the workflow too, which n8n saves; but the trigger that
 * runs then may hold a copy of the workflow from before. So this process's memory counts first, and after a restart what was stored.
 */
const here = new Map<string, Registration | null>();

/** n8n starts a trigger while it still registers its webhook: whoever makes, removes or looks after rules does so in turn. */
const RULES = 'rules';

const storedIn = (context: FunctionsBase): Registration | undefined => context.getWorkflowStaticData('node').rules as unknown as Registration | undefined;
/** A test's rules are others than the published workflow's. */
const hereOf = (context: FunctionsBase): Registration | null | undefined => (isTest(context) ? undefined : here.get(placeOf(context)));
const knownIn = (context: FunctionsBase): Registration | null | undefined => (hereOf(context) === undefined ? storedIn(context) : hereOf(context));

function keep(context: FunctionsBase, registration: Registration | null): void {
	const stored = context.getWorkflowStaticData('node');
	if (registration) stored.rules = registration as unknown as IDataObject;
	else delete stored.rules;
	if (!isTest(context)) here.set(placeOf(context), registration);
}

/** The secrets that this node gave its webhooks. */
export async function secretsOf(context: IWebhookFunctions): Promise<string[]> {
	const salts = new Set([hereOf(context), storedIn(context)].flatMap((registration) => (registration?.salt ? [registration.salt] : [])));
	return await Promise.all([...salts].map(async (salt) => await hookSecretOf(context, salt)));
}

/** Begins every name of ours: it stays for a node of a workflow, so that what an earlier time left behind is found. */
const prefixOf = (context: FunctionsBase): string =>
	`n8n ${createHash('sha256')
		.update(`${placeOf(context)}${isTest(context) ? ' test' : ''}`)
		.digest('hex')
		.slice(0, 12)}`;

const addressOf = (url: string, entity: string, kind: string): string => `${url}${url.includes('?') ? '&' : '?'}${EVENT}=${entity}.${kind}`;

function rulesOf(context: FunctionsBase, app: TriggerApp, url: string): Rule[] {
	return rulesIn(wantedIn(context, app)).map(({ entity, kind }) => ({
		entity,
		kind,
		name: `${prefixOf(context)} ${entity} ${kind}`,
		url: addressOf(url, entity, kind),
		words: app.kinds[entity]!.rule,
	}));
}

/** Whether all is as it has to be. What could not be made before is tried again. */
export async function areRulesMade(context: IHookFunctions, app: TriggerApp): Promise<boolean> {
	const known = knownIn(context);
	if (!wantedIn(context, app).registers) return !known;
	if (!known || known.missing.length || known.url !== context.getNodeWebhookUrl('default')) return false;
	return (await converse(context, app.vendor, known.organization, areThere(app.vendor.dialect, known.made, prefixOf(context)))) === true;
}

/** Makes what the form asks for under a new secret. What Zoho refuses does not keep the trigger from running: the sweep covers it, and `tendRules` says what to do. */
export async function makeRules(context: IHookFunctions, app: TriggerApp): Promise<void> {
	const { registers, organization: picked, byWebhook } = wantedIn(context, app);
	if (!registers) {
		if (byWebhook && !(await secretsByHand(context)).length)
			throw new NodeOperationError(context.getNode(), 'Choose a Zoho Webhook API credential: its secret token shows that a webhook is really from Zoho');
		return await removeRules(context, app);
	}
	const url = context.getNodeWebhookUrl('default');
	if (!url) throw new NodeOperationError(context.getNode(), 'n8n gives this trigger no address. Save the workflow and publish it again');
	await inTurn(
		context,
		async () => {
			const organization = await organisationOf(context, app.vendor, picked);
			await writeRules(context, app, { url, organization, salt: newSalt() });
		},
		RULES,
	);
}

/** What was last said, and when rules were last looked at, by place. */
const said = new Map<string, string>();
const lookedAt = new Map<string, number>();
const DAY = 24 * 3_600_000;

async function writeRules(context: Context, app: TriggerApp, { url, salt, organization }: Pick<Registration, 'url' | 'salt' | 'organization'>): Promise<void> {
	const secret = await hookSecretOf(context, salt);
	const basis = { url, salt, organization, proof: proofOf(secret) };
	lookedAt.set(placeOf(context), Date.now());
	// Kept before Zoho is asked: a webhook may call before the answer is here.
	keep(context, { ...basis, made: knownIn(context)?.made ?? [], missing: [] });
	const talk = register(app.vendor.dialect, rulesOf(context, app, url), prefixOf(context), secret);
	const { made, missing } = await converse(context, app.vendor, organization, talk);
	keep(context, { ...basis, made, missing: missing.map(({ rule: { entity, kind }, failure }) => ({ entity, kind, why: failure.message })) });
}

/** Removes what there is. Who may no longer sign in cannot; what is left then calls an address that answers nothing. */
export async function removeRules(context: IHookFunctions, app: TriggerApp): Promise<void> {
	const failure = await inTurn(
		context,
		async () => {
			const all = [hereOf(context), storedIn(context)].filter((known) => known !== undefined && known !== null);
			const made = new Map(all.flatMap((known) => known.made.map((one) => [one.workflowId, { one, known }] as const)));
			let refused: Failure | undefined;
			for (const { one, known } of made.values())
				refused = (await converse(context, app.vendor, known.organization, unregister(app.vendor.dialect, [one]))) ?? refused;
			const isBeyondReach = ['credential-invalid', 'scope-missing'].includes(refused?.cause ?? '');
			if (refused && !isBeyondReach) return refused;
			keep(context, null);
			return undefined;
		},
		RULES,
	);
	if (failure) throw new NodeOperationError(context.getNode(), failure.message);
}

/**
 * Looks once a day, and whenever n8n starts, whether the rules are still there, and makes them again where somebody removed one: n8n itself asks only on publishing. So it does
 * where the credential's client secret has become another, from which the webhooks' secret follows. What Zoho
 * did not let this node make is said once, with all that a person has to do; n8n shows it as a failed execution. The reading goes on.
 */
export async function tendRules(context: ITriggerFunctions, app: TriggerApp): Promise<void> {
	const place = placeOf(context);
	const message = await inTurn(
		context,
		async () => {
			const known = knownIn(context);
			if (!known) return '';
			const isOther = proofOf(await hookSecretOf(context, known.salt)) !== known.proof;
			const isDue = isOther || Date.now() - (lookedAt.get(place) ?? 0) >= DAY;
			if (isDue && known.made.length) {
				lookedAt.set(place, Date.now());
				const there = !isOther && (await converse(context, app.vendor, known.organization, areThere(app.vendor.dialect, known.made, prefixOf(context))));
				// With the salt that is stored: n8n keeps nothing of what is written here before the next run.
				if (there === false) await writeRules(context, app, known);
			}
			const { missing } = knownIn(context) ?? known;
			return missing.length ? stepsFor(context, app, { ...known, missing }) : '';
		},
		RULES,
	);
	const isSaid = said.get(place) === message;
	said.set(place, message);
	if (message && !isSaid) throw new NodeOperationError(context.getNode(), message);
}

function stepsFor(context: ITriggerFunctions, app: TriggerApp, { url, missing }: Registration): string {
	const addresses = missing.map(({ entity, kind }) => `${app.kinds[entity]!.label} ${kind}: ${addressOf(url, entity, kind)}`);
	const whys = [...new Set(missing.map(({ why }) => why))];
	return [
		`${app.vendor.dialect.vendor} did not let this trigger set up ${missing.length} of its webhooks. ${whys.join(' ')}.`,
		`Until they are there, changes are found by the sweep, every ${wantedIn(context, app).minutes} minutes. To set them up by hand:`,
		'1. Make a Zoho Webhook API credential with a secret token of 12 to 50 letters and digits, and choose it in this node.',
		'2. In Zoho, under Settings › Automation › Workflow Actions › Webhooks, add one webhook for each of these addresses: method POST, the default payload in JSON, and the same secret token:',
		...addresses,
		'3. Under Settings › Automation › Workflow Rules, add a rule for each: its module, triggered when a record is created, edited or deleted as the address says, with the webhook as immediate action.',
	].join('\n');
}

/** The webhooks as they are stored, for whoever stores beside the runs. */
export function registered(context: ITriggerFunctions): IDataObject {
	const known = knownIn(context);
	return known ? { rules: known as unknown as IDataObject } : {};
}

/** A run that began before the workflow was published anew stores what it began with; the next one sets it right. */
export function storeRules(context: IExecuteFunctions): void {
	const known = hereOf(context);
	if (known && hasStored(context) && JSON.stringify(known) !== JSON.stringify(storedIn(context))) keep(context, known);
}
