import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeHelpers,
	Workflow,
	type IBinaryKeyData,
	type ILoadOptionsFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IVersionedNodeType,
	type IWorkflowExecuteAdditionalData,
	type NodeExecutionHint,
} from 'n8n-workflow';
import { CredentialsInMemory, type Stored } from './credentials';

interface Case {
	readonly node: INodeType;
	readonly parameters?: INodeParameters;
	/** Items of the first input, or of each input. */
	readonly items: readonly object[] | readonly (readonly object[])[];
	/** Whole items in place of those, as another node put them out. */
	readonly given?: readonly INodeExecutionData[];
	/** Files that every item holds. */
	readonly binary?: IBinaryKeyData;
	/** By credential type. They are changed where n8n stores a new token. */
	readonly credentials?: Record<string, Stored>;
	readonly onError?: INode['onError'];
	/** Another id is another run of the workflow. */
	readonly executionId?: string;
}

export interface Outcome {
	/** What left the node by each of its outputs; the error output is the last. */
	readonly outputs: INodeExecutionData[][];
	/** What n8n shows above the output. */
	readonly hints: NodeExecutionHint[];
	/** What n8n keeps with the execution beside the items. */
	readonly metadata: object;
	/** What ended the run, where it was not finished. */
	readonly error?: Error & { description?: string | null };
}

/** Runs one node in n8n's own execution engine, with everything that the engine does to parameters, items, errors and tokens. */
export async function runNode({ items, given, binary, ...setting }: Case): Promise<Outcome> {
	const { node, workflow, additional } = world(setting);
	const inputs = (Array.isArray(items[0]) ? items : [items]) as readonly (readonly object[])[];
	const main = given
		? [[...given]]
		: inputs.map((input) => input.map((json, item) => ({ json, pairedItem: { item }, ...(binary && { binary }) }) as INodeExecutionData));
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node, data: { main }, source: null }],
			contextData: {},
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	});
	return outcome(await new WorkflowExecute(additional, 'manual', data).processRunExecutionData(workflow), node.name);
}

/** The open form of a node, as the methods that fill its lists see it. */
export function openForm(setting: Omit<Case, 'items' | 'given' | 'binary' | 'onError'>): ILoadOptionsFunctions {
	const { node, workflow, additional } = world(setting);
	return new LoadOptionsContext(workflow, node, { ...additional, currentNodeParameters: node.parameters }, '');
}

/** A workflow of one node. */
function world({ node: nodeType, parameters = {}, credentials = {}, onError, executionId = 'engine' }: Omit<Case, 'items' | 'given' | 'binary'>) {
	const node: INode = {
		id: '6f0e7c58-4f1a-4c88-b0a9-a9a0b3b1a001',
		name: nodeType.description.displayName,
		type: `n8n-nodes-xero-zoho.${nodeType.description.name}`,
		typeVersion: NodeHelpers.getVersionedNodeType(nodeType).description.version as number,
		position: [0, 0],
		parameters,
		...(onError && { onError }),
		credentials: Object.fromEntries(Object.keys(credentials).map((type) => [type, { id: type, name: type }])),
	};
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType as INodeType | IVersionedNodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ id: 'engine', nodes: [node], connections: {}, active: false, nodeTypes, settings: { executionOrder: 'v1' } });
	return { node, workflow, additional: additionalData(workflow, new CredentialsInMemory(credentials, nodeTypes), executionId) };
}

function additionalData(workflow: Workflow, credentialsHelper: CredentialsInMemory, executionId: string): IWorkflowExecuteAdditionalData {
	const address = 'http://127.0.0.1:5678/';
	const workflowData = {
		id: workflow.id,
		name: 'engine',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: Object.values(workflow.nodes),
		connections: {},
		settings: workflow.settings,
	};
	return {
		executionId,
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', 'engine', workflowData),
		variables: {},
		restApiUrl: address,
		instanceBaseUrl: address,
		webhookBaseUrl: address,
		webhookWaitingBaseUrl: address,
		webhookTestBaseUrl: address,
		formWaitingBaseUrl: address,
		logAiEvent: () => undefined,
		setExecutionStatus: () => undefined,
	} as Partial<IWorkflowExecuteAdditionalData> as IWorkflowExecuteAdditionalData;
}

function outcome({ data: { resultData } }: IRun, name: string): Outcome {
	const ran = resultData.runData[name]?.at(-1);
	const error = (resultData.error ?? ran?.error) as Outcome['error'];
	return { outputs: (ran?.data?.main ?? []).map((items) => items ?? []), hints: ran?.hints ?? [], metadata: ran?.metadata ?? {}, ...(error && { error }) };
}
