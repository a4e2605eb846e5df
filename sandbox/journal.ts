/** One request as it came in. Neither tokens nor bodies are kept: a journal is something one shows to others. */
export interface Entry {
	readonly at: string;
	readonly vendor: string;
	readonly method: string;
	readonly path: string;
	readonly query: string;
	/** 0 where the connection was cut. */
	readonly status: number;
	readonly bodyBytes: number;
	/** Of the answer's body; 0 where the connection was cut. */
	readonly answerBytes: number;
	readonly organisation?: string;
	/** The kind of fault that was injected. */
	readonly fault?: string;
}

export interface Journal {
	note(entry: Entry): void;
	entries(vendor?: string): readonly Entry[];
	clear(): void;
}

/** The newest are what one looks for; a benchmark must not fill the memory. */
const KEPT = 20_000;

/** Parameters that may carry a credential in the address. */
const SECRET = /^(authtoken|access_token|refresh_token|client_secret|code|code_verifier|token)$/i;

export function createJournal(): Journal {
	let kept: Entry[] = [];
	return {
		note(entry) {
			kept.push(entry);
			if (kept.length > KEPT * 1.1) kept = kept.slice(-KEPT);
		},
		entries: (vendor) => (vendor ? kept.filter((entry) => entry.vendor === vendor) : kept),
		clear: () => void (kept = []),
	};
}

/** The query as text, without the values that would let a reader in. */
export function withoutSecrets(query: URLSearchParams): string {
	return new URLSearchParams([...query].map(([name, value]): [string, string] => [name, SECRET.test(name) ? '***' : value])).toString();
}
