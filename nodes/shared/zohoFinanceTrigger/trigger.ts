import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	ITriggerFunctions,
	ITriggerResponse,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { hasBegun, poll, storeBeginning } from '../polling';
import type { TriggerApp } from './app';
import { complete } from './complete';
import { receive } from './incoming';
import { following } from './polling';
import { areRulesMade, makeRules, removeRules } from './rules';
import { wantedIn } from './wanted';

/** What the triggers of the finance apps do, each for its app. */
export const triggering = (app: TriggerApp) => ({
	webhookMethods: {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return (await areRulesMade(this, app)) && (await hasBegun(this, following(this, app)));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				// First the cursor: what happens while the rules are made is found by the sweep.
				await storeBeginning(this, following(this, app));
				await makeRules(this, app);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await removeRules(this, app);
				return true;
			},
		},
	},

	async receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(context, app);
	},

	async start(context: ITriggerFunctions): Promise<ITriggerResponse> {
		const listens = context.getMode() === 'manual' && wantedIn(context, app).byWebhook;
		return listens ? {} : await poll(context, following(context, app));
	},

	async complete(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await complete(context, app);
	},
});
