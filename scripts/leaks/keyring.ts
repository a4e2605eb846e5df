import type { Answer, Asked } from '../../sandbox/vendor';
import { isRow } from '../../src/record';
import { SHORTEST } from './writings';

/** Every secret that passes through the sandbox: what it issued, what it was told, and whether one came where none belongs. */

/** Addresses at which secrets belong into the parameters, the body and the answer. */
const PLACES = /^\/(?:\w+\/)?(?:oauth\/|connect\/|identity\/|tokens$)|\/actions\/watch$|\/settings\/webhooks(?:\/\d+)?$/;
const NAMES = /^(?:access_token|refresh_token|id_token|code|client_secret|token|secret)$/;

/** Values of those names, wherever they stand. */
function* secretsIn(value: unknown): Generator<[name: string, secret: string]> {
	if (Array.isArray(value)) for (const each of value) yield* secretsIn(each);
	if (!isRow(value)) return;
	for (const [name, one] of Object.entries(value)) {
		if (NAMES.test(name) && typeof one === 'string' && one.length >= SHORTEST) yield [name, one];
		else yield* secretsIn(one);
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return Object.fromEntries(new URLSearchParams(text));
	}
}

const redirectIn = ({ headers }: Answer): unknown => {
	const to = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'location')?.[1];
	return to !== undefined && URL.canParse(String(to)) ? Object.fromEntries(new URL(String(to)).searchParams) : undefined;
};

export class Keyring {
	/** By secret, its name. */
	private readonly known = new Map<string, string>();
	/** Requests that carried a secret elsewhere than in the header of its own, such as `GET /xero/api.xro/2.0/Invoices`. */
	readonly strays = new Set<string>();
	requests = 0;

	readonly observe = (asked: Asked, answer: Answer | undefined): void => {
		this.requests += 1;
		const { method, path, query, body } = asked;
		if (!PLACES.test(path)) {
			const { authorization: _its, ...headers } = asked.headers;
			const text = [path, query.toString(), JSON.stringify(headers), body].join('\n');
			for (const [secret, name] of this.known) if (text.includes(secret)) this.strays.add(`${name} in ${method} ${path}`);
			return;
		}
		const said = [parsed(body), Object.fromEntries(query), answer && redirectIn(answer)].flatMap((one) => [...secretsIn(one)]);
		// In the body of an answer a `code` says how it went.
		const answered = [...secretsIn(answer?.body)].filter(([name]) => name !== 'code');
		for (const [name, secret] of [...said, ...answered]) if (!this.known.has(secret)) this.known.set(secret, `${name} ${this.known.size + 1}`);
	};

	secrets(): [name: string, secret: string][] {
		return [...this.known].map(([secret, name]) => [`sandbox: ${name}`, secret]);
	}
}
