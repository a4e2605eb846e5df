import type { Failure } from '../failure';
import type { Row } from '../record';

/** What is asked of a vendor; the transport adds address, organisation and sign-in. */
export interface Request {
	readonly method: string;
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON, but for bytes, which are sent as they are. */
	readonly body?: unknown;
	/** The media type wanted in place of JSON; the answer's body is bytes then. */
	readonly accept?: string;
	/** The address stands beside the API and belongs to no organisation. */
	readonly outside?: true;
	/** Milliseconds to let pass before it is sent, as between two looks at a job. */
	readonly after?: number;
	/** Sending it twice does what sending it once does, so it may be sent again when no answer came. */
	readonly repeatable: boolean;
	/** Milliseconds after the first try in which a repetition is known to be one; without it, it always is. */
	readonly within?: number;
}

/** What came back. Status 0 means that no answer came, or none that could be read: the vendor may or may not have acted. */
export interface Answer {
	readonly status: number;
	/** Lower-case names. */
	readonly headers: Readonly<Record<string, string>>;
	/** Parsed where it is JSON, bytes where a file was asked for and came, text otherwise. */
	readonly body: unknown;
	/** Bytes of the body, as they were after decompression. */
	readonly size?: number;
	/** Why the vendor was not even asked, such as a sign-in that gave no token. */
	readonly problem?: Failure;
	/** An earlier try of the same request got no answer: what this one refuses may be what that one did. */
	readonly unsure?: true;
}

/** What became of one record of the input. */
export interface Outcome {
	/** Position of the record in the input. */
	readonly from: number;
	readonly record?: Row;
	readonly did?: Did;
	readonly file?: SentFile;
	readonly failure?: Failure;
	/** Where nothing was to be sent: what would have become of it. */
	readonly preview?: Preview;
}

/** What a write would do with one record. */
export interface Preview {
	readonly would: Would;
	/** The record that it is about, where there is one. */
	readonly id?: string;
	/** Of what would be sent, all that differs from what is there. */
	readonly changes: readonly Change[];
	/** The same for a person. */
	readonly says: string;
	/** Why it would fail. */
	readonly cause?: Failure['cause'];
	readonly message?: string;
	readonly details?: Failure['details'];
}

/** `act` changes a state or sends an e-mail; `send` is a request of one's own; `skip` sends nothing. */
export type Would = 'create' | 'update' | 'create or update' | 'act' | 'delete' | 'upload' | 'send' | 'skip' | 'fail';

/** A field by its place, such as `LineItems[1].UnitAmount`; `null` stands for nothing there, or nothing any more. */
export interface Change {
	readonly at: string;
	readonly from: unknown;
	readonly to: unknown;
}

export interface SentFile {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
}

export type Did = 'read' | 'created' | 'updated' | 'created or updated' | 'already there' | 'deleted';

/**
 * An exchange with a vendor as a value: it yields requests and is given answers, and never waits itself.
 * Whoever drives it (a node, a test) owns the network and the clock.
 */
export type Conversation<T> = Generator<Request | readonly Request[], T, Answer>;

export const isMany = (asked: Request | readonly Request[]): asked is readonly Request[] => Array.isArray(asked);

/** What a list of requests is answered with, as generators want it said. */
export const answersTo = (answers: readonly Answer[]): Answer => answers as unknown as Answer;

/** Asks for several things at once that do not wait for each other, as many at a time as the vendor allows. Reading only: writes keep their order. */
export function* askAll(requests: readonly Request[], atOnce: number): Conversation<Answer[]> {
	const answers: Answer[] = [];
	for (let first = 0; first < requests.length; first += atOnce) {
		const answered = (yield requests.slice(first, first + atOnce)) as unknown as Answer[];
		answers.push(...answered);
	}
	return answers;
}
