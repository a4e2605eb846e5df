import type { IDataObject, IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions, INodeProperties, ITriggerFunctions } from 'n8n-workflow';
import type { Operation, Resource, Resources } from '../../src/apis/define';
import type { Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import type { Conversation, Outcome, Request } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';

/** Wherever n8n lets a node talk to a vendor. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | ITriggerFunctions;

export interface Organisation {
	readonly id: string;
	readonly name: string;
	readonly isDefault: boolean;
}

/** What a node needs to know of the service behind it. */
export interface Vendor {
	readonly resources: Resources;
	readonly dialect: Dialect;
	readonly credential: string;
	/** The node parameter that picks the organisation, spelled as the vendor spells it; none where the credential reaches one only. */
	readonly organisation?: string;
	/** Where the API answers, from the credential; some requests go beside it. */
	address(credentials: IDataObject, request: Request): string;
	organisations(context: Context): Promise<Organisation[]>;
	/** The resource as the account has it, where accounts differ. */
	resolve?(context: Context, resource: Resource, operation: Operation, inputs: Row): Promise<Resource>;
	/** A wish with what the form asks for in a way that is this vendor's alone. */
	worded?(context: IExecuteFunctions, resource: Resource, operation: Operation, wish: Wish): Promise<Wish>;
	/** Operations that fit no table, by the resource they appear under. */
	readonly special?: Readonly<Record<string, Special>>;
}

export interface Special {
	readonly label: string;
	readonly operations: Readonly<Record<string, SpecialOperation>>;
}

export interface SpecialOperation {
	readonly label: string;
	readonly action: string;
	readonly properties: readonly INodeProperties[];
	/** Talks for consecutive items, which are told by their positions. */
	converse(context: IExecuteFunctions, items: readonly number[]): Conversation<Outcome[]>;
	/** The same where nothing is to be sent: says of each what would be. Operations that only read have none. */
	preview?(context: IExecuteFunctions, items: readonly number[]): Conversation<Outcome[]>;
}
