import type { Outbox } from './outbox';

/** What the sandbox's server knows of a vendor: an exchange is a value in and a value out, so a vendor is tested without HTTP. */

export interface Asked {
	readonly method: string;
	/** Below the vendor's prefix, such as /api.xro/2.0/Invoices; still percent-encoded. */
	readonly path: string;
	readonly query: URLSearchParams;
	/** Lower-case names. */
	readonly headers: Readonly<Record<string, string | undefined>>;
	/** As text. */
	readonly body: string;
	/** As it came, for files; where it is missing, `body` is all there is. */
	readonly bytes?: Buffer;
	/** The address the caller reached the vendor at, prefix included (http://127.0.0.1:4010/xero), for links in answers. */
	readonly origin: string;
	/** How many other requests of the same organisation are being answered just now. */
	readonly inFlight?: number;
}

export interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** Text and bytes are sent as they are; anything else as JSON; nothing as an empty body. */
	readonly body?: unknown;
}

/** What was sent, byte for byte. */
export const bytesOf = ({ bytes, body }: Asked): Buffer => bytes ?? Buffer.from(body);

export type Row = Record<string, unknown>;

/** One table of the page that shows the ledgers. Money is text, as the vendor would print it. */
export interface Sheet {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** Faults that a vendor words itself; the server knows how to do all others (sandbox/faults.ts). */
export type WordedFault =
	| { readonly kind: 'rate-limit'; readonly problem: 'minute' | 'day' | 'concurrent' | 'appminute'; readonly retryAfter?: number }
	| { readonly kind: 'expired-token' };

export interface Vendor {
	readonly name: string;
	/** First segment of its addresses: /xero or /zoho. */
	readonly prefix: string;
	answer(asked: Asked): Answer;
	/** Back to the seeded state. */
	reset(): void;
	/** Adds records as the vendor's own user would have entered them; keyed by collection name. Returns them as stored. */
	seed(records: Readonly<Record<string, readonly Row[]>>): Record<string, Row[]>;
	/** Everything it remembers, as plain data; `restore` takes it back. */
	snapshot(): unknown;
	restore(snapshot: unknown): void;
	/** What a person would want to see of its books. */
	sheets(): readonly Sheet[];
	/** Which organisation a request is about, for the journal and for counting what is in flight. */
	organisation?(asked: Asked): string | undefined;
	/** How it would say this, were it true. */
	refuse?(fault: WordedFault, asked: Asked): Answer;
	/** Posts what there is to tell after an answer, such as its webhooks. */
	post?(outbox: Outbox): Promise<void>;
	/** What a test can turn on this vendor alone: POST /_sandbox/<lever> { vendor, ... }. An Error thrown becomes a 400. */
	readonly levers?: Readonly<Record<string, (input: Row) => unknown>>;
}

/** Virtual time: real time plus what tests moved it by. Milliseconds since the epoch. */
export interface Clock {
	now(): number;
}
