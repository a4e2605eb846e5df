import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { isRow, textOf } from '../../src/record';
import { isLetIn } from '../../src/wire/basicLogin';
import { answer, headerOf } from '../shared/webhook';

/** A larger form is none of our pages'. */
const LARGEST = 2 * 1024 * 1024;

const SHORTEST = 12;

/** A page that shows a ledger's records is worth a password that nobody guesses. */
async function loginIsUsable(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	if (textOf(data?.user) === '' || textOf(data?.user).includes(':')) return { status: 'Error', message: 'Enter a user, without a colon' };
	return textOf(data?.password).length < SHORTEST
		? { status: 'Error', message: `The password has fewer than ${SHORTEST} characters` }
		: { status: 'OK', message: 'Pages ask for this login' };
}

/**
 * The Webhook node of n8n hands a browser's headers on, so that n8n's database would hold the login of everyone who opens a page (seen in n8n 2.41, also where
 * executions are not to be saved). This one hands on what was asked, and nothing else.
 */
export class SyncMonitorTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sync Monitor Trigger',
		name: 'syncMonitorTrigger',
		icon: { light: 'file:../../icons/syncMonitor.svg', dark: 'file:../../icons/syncMonitor.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["httpMethod"] === "GET" ? "A page is opened" : "A form is sent" }}',
		description: 'Starts the workflow when someone who knows the login opens a page of the Sync Monitor, or sends a form of it',
		defaults: { name: 'Sync Monitor Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pageLoginApi', required: true, testedBy: 'loginIsUsable' }],
		webhooks: [
			{ name: 'default', httpMethod: '={{ $parameter["httpMethod"] }}', path: '={{ $parameter["path"] }}', responseMode: 'responseNode', isFullPath: true },
		],
		properties: [
			{
				displayName:
					'Answer with the "html" of the Sync Monitor by a Respond to Webhook node of version 1, as the templates have it: later versions answer the triggers of n8n only.',
				name: 'answerNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Start When',
				name: 'httpMethod',
				type: 'options',
				options: [
					{ name: 'A Page Is Opened', value: 'GET' },
					{ name: 'A Form Is Sent', value: 'POST' },
				],
				default: 'GET',
				description: 'What the browser does',
			},
			{
				displayName: 'Path',
				name: 'path',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. xero-zoho-dashboard',
				description: 'Where the page stands, below the address of production webhooks',
			},
		],
	};

	methods = { credentialTest: { loginIsUsable } };

	/** Nobody has to be told where the page stands. */
	webhookMethods = { default: { checkExists: async () => true, create: async () => true, delete: async () => true } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { user, password } = await this.getCredentials('pageLoginApi');
		if (!isLetIn(headerOf(this, 'authorization'), { user: textOf(user), password: typeof password === 'string' ? password : '' })) {
			this.getResponseObject().setHeader('WWW-Authenticate', 'Basic realm="Sync Monitor", charset="UTF-8"');
			return answer(this, 401);
		}
		if (Number(headerOf(this, 'content-length') ?? 0) > LARGEST) return answer(this, 413);
		const body: unknown = this.getBodyData();
		return { workflowData: [[{ json: { query: { ...(this.getQueryData() as Record<string, string>) }, body: isRow(body) ? { ...body } : {} } as never }]] };
	}
}
