import axios from 'axios';
import type { IDataObject, IExecuteFunctions, IHookFunctions, INodeExecutionData, INodeType, IRun, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

type Row = Record<string, unknown>;
type Over = (run: { status: string }) => void;
type Done = NonNullable<Parameters<ITriggerFunctions['emit']>[2]>;

/**
 * As much of n8n as a trigger needs, with its rules about what survives: what a run writes is stored when the run ends; what a tick writes is not; a running trigger
 * holds the copy of the workflow that it was started with; a restart starts it from what was stored. In queue mode runs and webhooks are in other processes; a run then
 * has nothing of what was stored, and what it stores replaces all of it, as n8n 2.41 does it.
 */
export class SmallN8n {
	/** What was put out, over all runs that ended well. */
	readonly emitted: Row[] = [];
	/** Runs that failed, and readings that were reported as such. */
	readonly failures: string[] = [];
	/** What webhooks and ticks handed over and no run has worked on yet. */
	waiting: INodeExecutionData[][] = [];
	/** Who wants to know how runs of theirs end. */
	private readonly told = new Map<INodeExecutionData[], Done>();
	runs = 0;
	stored: IDataObject = {};
	/** The reading of changes, and the handing over of what failed. */
	private ticks: (() => unknown)[] = [];
	/** Whether a later node fails on what the trigger put out. */
	failsBehind: (output: readonly Row[]) => boolean = () => false;
	private readonly place: string;
	/** In queue mode: the node as the processes have it that work off runs and take webhooks. */
	workers: INodeType | undefined;
	/** The production URL. */
	url: string;
	/** Sees each request before it is sent, and may change its address or answer it in the vendor's place. */
	before: ((request: { method: string; url: URL; body: unknown }) => Promise<{ status: number; body: unknown } | undefined>) | undefined;

	constructor(
		private node: INodeType,
		private readonly parameters: Row,
		readonly credentials: Record<string, Row>,
		/** Another number is another workflow. */
		serial = 1,
	) {
		this.place = `small-${serial}`;
		this.url = `https://n8n.test/webhook/${this.place}`;
	}

	async activate(): Promise<void> {
		const stored = structuredClone(this.stored);
		const hooks = this.node.webhookMethods!.default!;
		const context = this.context(stored);
		if (!(await hooks.checkExists!.call(context as IHookFunctions))) await hooks.create!.call(context as IHookFunctions);
		const before = structuredClone(this.stored);
		this.stored = stored;
		await this.start(before);
	}

	/** The running trigger sees the workflow as it was loaded. */
	private async start(loaded: IDataObject): Promise<void> {
		this.ticks = [];
		await this.node.trigger!.call(this.context(loaded) as ITriggerFunctions);
	}

	/** A node that was loaded anew remembers nothing of what the process knew before. */
	async restart(node = this.node): Promise<void> {
		this.node = node;
		await this.start(structuredClone(this.stored));
	}

	async deactivate(): Promise<void> {
		const stored = structuredClone(this.stored);
		this.ticks = [];
		await this.node.webhookMethods!.default!.delete!.call(this.context(stored) as IHookFunctions);
		this.stored = stored;
	}

	/** One tick of the clock, and the runs that follow from it. */
	async poll(): Promise<void> {
		await this.read();
		await this.work();
	}

	/** A tick without its runs: what it handed over waits. */
	async read(): Promise<void> {
		await this.ticks[0]?.();
	}

	/** What failed is handed over again, as far as its time has come. */
	async again(): Promise<void> {
		let isOver = false;
		const over = Promise.resolve(this.ticks[1]?.()).finally(() => (isOver = true));
		// One run after the other.
		for (let turn = 0; turn < 1000 && !isOver; turn++) {
			await new Promise((resolve) => setImmediate(resolve));
			await this.work();
		}
		await over;
	}

	async work(): Promise<void> {
		for (const items of this.waiting.splice(0)) {
			const { output, failedAt } = await this.execute(items);
			this.end(items, failedAt ? { lastNodeExecuted: failedAt } : {}, failedAt ? 'error' : 'success');
			if (output && !failedAt) this.emitted.push(...output.map(({ json }) => json));
		}
	}

	/** A worker was lost with all that it had; n8n says of such runs that they failed, and at no node. */
	lose(): void {
		for (const items of this.waiting.splice(0)) this.end(items, {}, 'error');
	}

	private end(items: INodeExecutionData[], how: { lastNodeExecuted?: string }, status: IRun['status']): void {
		this.told.get(items)?.resolve({ status, data: { resultData: { runData: {}, ...how } } } as unknown as IRun);
		this.told.delete(items);
	}

	/** One execution, up to the trigger; nothing where that failed. */
	async run(items: INodeExecutionData[]): Promise<INodeExecutionData[] | undefined> {
		return (await this.execute(items)).output;
	}

	private async execute(items: INodeExecutionData[]): Promise<{ output?: INodeExecutionData[]; failedAt?: string }> {
		this.runs++;
		const stored = this.workers ? {} : structuredClone(this.stored);
		// n8n stores static data also when a run fails, and then tells whoever wants to know that it is over.
		const over: Over[] = [() => this.save(stored)];
		let status = 'error';
		const context = this.context(stored, structuredClone(items), over) as IExecuteFunctions;
		try {
			const [output] = (await (this.workers ?? this.node).execute!.call(context)) as INodeExecutionData[][];
			if (this.failsBehind(output!.map(({ json }) => json))) return { output: output!, failedAt: 'Later' };
			status = 'success';
			return { output: output! };
		} catch (error) {
			this.failures.push((error as Error).message);
			return { failedAt: 'Trigger' };
		} finally {
			for (const act of [...over]) act({ status });
		}
	}

	private save(stored: IDataObject): void {
		if (!this.workers || Object.keys(stored).length) this.stored = JSON.parse(JSON.stringify(stored)) as IDataObject;
	}

	/** Runs that n8n's end cuts off somewhere behind this node: nothing of them is stored. */
	async cutOff(): Promise<void> {
		for (const items of this.waiting.splice(0))
			await this.node.execute!.call(this.context(structuredClone(this.stored), structuredClone(items)) as IExecuteFunctions);
	}

	/** A call of the production URL: its answer, and what it started waits. */
	async call(
		body: string | Buffer,
		headers: Record<string, string> = {},
		query: Record<string, string> = {},
	): Promise<{ status: number; body: string; milliseconds: number }> {
		const began = performance.now();
		let answered: { status: number; body: string } | undefined;
		const response = { status: (status: number) => ({ end: (text = '') => (answered = { status, body: text }) }) };
		const request = { rawBody: Buffer.from(body), headers, readRawBody: async () => undefined };
		const context = {
			...(this.context(structuredClone(this.stored)) as object),
			getRequestObject: () => request,
			getResponseObject: () => response,
			getHeaderData: () => headers,
			getQueryData: () => query,
		};
		const { workflowData } = await (this.workers ?? this.node).webhook!.call(context as unknown as IWebhookFunctions);
		for (const items of workflowData ?? []) this.waiting.push(items);
		// With responseData "noData" n8n answers 200 without a body when it has kept the run.
		return { ...(answered ?? { status: 200, body: '' }), milliseconds: performance.now() - began };
	}

	private context(staticData: IDataObject, items: INodeExecutionData[] = [], over: Over[] = []): unknown {
		const loaded = this.workers && JSON.stringify(staticData);
		const parameter = (name: string, second: unknown, third: unknown): unknown => this.parameters[name] ?? (third === undefined ? second : third);
		const { oauthTokenData } = Object.values(this.credentials).find((credential) => credential.oauthTokenData) ?? {};
		const authorization = { Authorization: `Bearer ${String((oauthTokenData as Row | undefined)?.access_token)}` };
		return {
			getMode: () => 'trigger',
			getNode: () => ({
				id: this.place,
				name: 'Trigger',
				credentials: Object.fromEntries(Object.keys(this.credentials).map((name) => [name, { id: `${name} ${this.place}` }])),
			}),
			getWorkflow: () => ({ id: this.place, name: 'Small' }),
			getTimezone: () => 'UTC',
			getNodeParameter: parameter,
			getCredentials: async (name: string) => {
				if (!this.credentials[name]) throw new Error(`No credential ${name}`);
				return this.credentials[name];
			},
			getNodeWebhookUrl: () => this.url,
			getWorkflowStaticData: () => staticData,
			getInputData: () => items,
			additionalData: { hooks: { addHandler: (_: string, act: Over) => void over.push(act), handlers: { workflowExecuteAfter: over } } },
			getExecutionId: () => String(this.runs),
			getExecutionCancelSignal: () => undefined,
			continueOnFail: () => this.parameters.onError === 'continue',
			addExecutionHints: () => undefined,
			emit: ([emitted]: INodeExecutionData[][], _: unknown, done?: Done) => {
				this.waiting.push(emitted!);
				// n8n saves what the trigger's copy holds, if that changed, with what it hands over.
				if (this.workers && JSON.stringify(staticData) !== loaded) this.stored = structuredClone(staticData);
				if (done) this.told.set(emitted!, done);
			},
			saveFailedExecution: (error: Error) => void this.failures.push(error.message),
			logger: { warn: () => undefined, info: () => undefined },
			helpers: {
				registerCron: (_: unknown, tick: () => unknown) => void this.ticks.push(tick),
				httpRequestWithAuthentication: async (_: string, options: Row) =>
					await this.send({ ...options, headers: { ...(options.headers as Row), ...authorization } }),
				httpRequest: async (options: Row) => await this.send(options),
			},
		};
	}

	private async send({ method, url, headers, body, timeout }: Row): Promise<Row> {
		const address = new URL(String(url));
		const sent = typeof body === 'string' ? (JSON.parse(body) as unknown) : body;
		const own = await this.before?.({ method: String(method), url: address, body: sent });
		if (own) return answeredBy(own.status, { 'content-type': 'application/json' }, JSON.stringify(own.body));
		const {
			status,
			headers: received,
			data,
		} = await axios.request<string>({
			method: String(method),
			url: this.before ? address.toString() : String(url),
			headers: headers as Record<string, string>,
			...(body === undefined ? {} : { data: body }),
			...(timeout ? { timeout: Number(timeout) } : {}),
			responseType: 'text',
			transformResponse: (text: string) => text,
			validateStatus: () => true,
			proxy: false,
		});
		return answeredBy(status, { ...received }, data);
	}
}

/** n8n throws a 401 that a new token did not cure. */
function answeredBy(status: number, headers: Row, data: string): Row {
	if (status === 401) throw Object.assign(new Error('Unauthorized'), { cause: { response: { status, headers, data } } });
	return { statusCode: status, headers, body: data };
}
