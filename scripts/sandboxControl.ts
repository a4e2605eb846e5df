import axios from 'axios';

type Row = Record<string, unknown>;

export interface JournalEntry {
	/** ISO, by the sandbox's clock. */
	readonly at: string;
	readonly vendor: string;
	readonly method: string;
	readonly path: string;
	readonly query: string;
	readonly status: number;
	/** Of the answer's body. */
	readonly answerBytes: number;
	readonly organisation?: string;
	readonly fault?: string;
}

/** What a script does to a running sandbox, by its control addresses. */
export class SandboxControl {
	private readonly http;

	constructor(readonly url: string) {
		this.http = axios.create({ baseURL: `${url}/_sandbox`, proxy: false, timeout: 60_000 });
		this.http.interceptors.response.use(undefined, (error: Error & { response?: { data: unknown } }) => {
			throw new Error(`The sandbox refused: ${JSON.stringify(error.response?.data ?? error.message)}`);
		});
	}

	async journal(vendor?: string): Promise<JournalEntry[]> {
		return (await this.http.get<JournalEntry[]>('/journal', { params: { vendor } })).data;
	}

	async clearJournal(): Promise<void> {
		await this.http.delete('/journal');
	}

	async seed(vendor: string, records: Record<string, readonly Row[]>): Promise<Record<string, Row[]>> {
		return (await this.http.post<Record<string, Row[]>>('/seed', { vendor, records })).data;
	}

	async snapshot(): Promise<Record<string, unknown>> {
		return (await this.http.get<Record<string, unknown>>('/snapshot')).data;
	}

	async reset(): Promise<void> {
		await this.http.post('/reset');
	}

	/** Moves the sandbox's clock. */
	async advance(seconds: number): Promise<void> {
		await this.http.post('/clock', { advanceSeconds: seconds });
	}

	async fault(ambush: Row): Promise<void> {
		await this.http.post('/faults', ambush);
	}

	/** Those that no request has met yet. */
	async waitingFaults(): Promise<unknown[]> {
		return (await this.http.get<unknown[]>('/faults')).data;
	}

	async clearFaults(): Promise<void> {
		await this.http.delete('/faults');
	}

	/** Takes Xero organisations off the app, as its user would; all of them where `keep` names none. */
	async disconnect(accessToken: string, keep?: string): Promise<void> {
		const xero = axios.create({ baseURL: `${this.url}/xero/connections`, proxy: false, headers: { authorization: `Bearer ${accessToken}` } });
		const { data: connections } = await xero.get<{ id: string; tenantId: string }[]>('');
		for (const { id, tenantId } of connections) if (tenantId !== keep) await xero.delete(`/${id}`);
	}

	/** Events as the vendor would send them: signed, one for each record. */
	async deliver(events: Row): Promise<{ status: number; milliseconds: number }[]> {
		return (await this.http.post<{ status: number; milliseconds: number }[]>('/events', events, { timeout: 300_000 })).data;
	}

	async lever<T>(name: string, input: Row): Promise<T> {
		return (await this.http.post<T>(`/${name}`, input)).data;
	}
}
