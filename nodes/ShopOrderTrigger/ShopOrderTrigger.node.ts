import type { IExecuteFunctions, IHookFunctions, INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { complete } from './complete';
import { receive } from './incoming';
import { secretIsUsable } from './secret';

const of = (...kinds: string[]) => ({ show: { shopKind: kinds } });

export class ShopOrderTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shop Order Trigger',
		name: 'shopOrderTrigger',
		icon: { light: 'file:../../icons/shop.svg', dark: 'file:../../icons/shop.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "Orders of " + ({ shopify: "Shopify", wooCommerce: "WooCommerce" }[$parameter["shopKind"]] ?? "a shop") }}',
		description: 'Starts the workflow when a shop tells of an order, a payment, a cancellation or a refund, in one form for all shops',
		defaults: { name: 'Shop Order Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shopWebhookApi', required: true, testedBy: 'secretIsUsable' }],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'shop-orders', responseMode: 'onReceived', responseData: 'noData' }],
		properties: [
			{
				displayName: 'Shop',
				name: 'shopKind',
				type: 'options',
				options: [
					{ name: 'Another Shop', value: 'other', description: 'Posts orders in the form that the documentation of this node shows' },
					{ name: 'Shopify', value: 'shopify' },
					{ name: 'WooCommerce', value: 'wooCommerce' },
				],
				default: 'shopify',
				description: 'Who posts the orders',
			},
			{
				displayName:
					"1. In Shopify, under Settings › Notifications › Webhooks, add a webhook in JSON for each of: order creation, order payment, order cancellation, order update, refund creation. As the URL enter the production URL of this node.<br>2. Copy the secret that Shopify shows there into the credential. For an app of your own it is the app's client secret.<br>3. Publish this workflow.",
				name: 'shopifySteps',
				type: 'notice',
				default: '',
				displayOptions: of('shopify'),
			},
			{
				displayName:
					'1. In WooCommerce, under Settings › Advanced › Webhooks, add two webhooks, with the topics order created and order updated. As the delivery URL enter the production URL of this node, and as the secret the one of the credential.<br>2. Publish this workflow.',
				name: 'wooCommerceSteps',
				type: 'notice',
				default: '',
				displayOptions: of('wooCommerce'),
			},
			{
				displayName:
					"Post each order as JSON in the form that the documentation shows, whole and whenever it changes, with the header X-Order-Signature: base64 of HMAC-SHA256 over the body with the credential's secret.",
				name: 'otherSteps',
				type: 'notice',
				default: '',
				displayOptions: of('other'),
			},
			{
				displayName: 'Number Prefix',
				name: 'prefix',
				type: 'string',
				default: 'SHOP-',
				description: 'In front of the number of an order, which makes the number of its documents. Each shop needs one of its own.',
			},
			{
				displayName: 'Shop Name',
				name: 'shopName',
				type: 'string',
				default: '',
				placeholder: 'e.g. outlet',
				description:
					'Small letters and digits by which references tell this shop from others of its kind. Needed only where there are several; never change it later.',
			},
		],
	};

	methods = { credentialTest: { secretIsUsable } };

	/** The shop is told by hand. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return 'cursors' in this.getWorkflowStaticData('node');
			},
			async create(this: IHookFunctions): Promise<boolean> {
				// Runs tell by it that they have what is stored.
				this.getWorkflowStaticData('node').cursors ??= {};
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		return await receive(this);
	}

	async execute(this: IExecuteFunctions) {
		return await complete(this);
	}
}
