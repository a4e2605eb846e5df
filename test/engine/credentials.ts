import {
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type INodeTypes,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

/** A stored credential: its type, and what the user filled in (with `oauthTokenData` where somebody signed in). */
export interface Stored {
	readonly type: ICredentialType;
	data: ICredentialDataDecryptedObject;
}

/** Credentials in memory, resolved as n8n resolves them: defaults first, then expressions over `$self`. */
export class CredentialsInMemory extends ICredentialsHelper {
	constructor(
		readonly stored: Record<string, Stored>,
		private readonly nodeTypes: INodeTypes,
	) {
		super();
	}

	private of(type: string): Stored {
		const found = this.stored[type];
		if (!found) throw new Error(`The test has no credential ${type}`);
		return found;
	}

	override getParentTypes(type: string): string[] {
		return [...(this.of(type).type.extends ?? [])];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override async getDecrypted(_additional: unknown, _details: INodeCredentialsDetails, type: string): Promise<ICredentialDataDecryptedObject> {
		const { type: description, data } = this.of(type);
		const filled = NodeHelpers.getNodeParameters(description.properties, data as INodeParameters, true, false, null, null) ?? {};
		const complete = { ...data, ...filled } as INodeParameters;
		const node = { id: 'credential', name: 'credential', type: 'credential', typeVersion: 1, position: [0, 0] as [number, number], parameters: complete };
		const expression = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: this.nodeTypes }).expression;
		return expression.getComplexParameterValue(node, complete, 'manual', {}, undefined, undefined, complete) as ICredentialDataDecryptedObject;
	}

	override async updateCredentialsOauthTokenData(_details: INodeCredentialsDetails, type: string, data: ICredentialDataDecryptedObject): Promise<void> {
		const credential = this.of(type);
		credential.data = { ...credential.data, ...(data.oauthTokenData && { oauthTokenData: data.oauthTokenData }) };
	}

	override async updateCredentials(_details: INodeCredentialsDetails, type: string, data: ICredentialDataDecryptedObject): Promise<void> {
		this.of(type).data = data;
	}

	override async authenticate(
		_data: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		return options as IHttpRequestOptions;
	}

	override async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	override async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	override async getCredentials(): Promise<ICredentials> {
		throw new Error('Only decrypted credentials exist here');
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.of(type).type.properties;
	}
}
