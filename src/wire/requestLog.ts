import { isFilled, isRow } from '../record';
import { toJson } from '../triage/secrets';
import type { Answer, Request } from './conversation';

/** One request as it may be kept: neither bodies nor what somebody searched for, unless bodies were asked for. */
export interface Logged {
	/** ISO, UTC: when it was sent. */
	readonly at: string;
	readonly vendor: string;
	/** Its id; empty where the request belongs to none. */
	readonly organisation: string;
	readonly method: string;
	readonly path: string;
	readonly query: string;
	/** 0 where no answer came, or none that could be read. */
	readonly status: number;
	readonly milliseconds: number;
	/** What the vendor's support asks for; Zoho gives none. */
	readonly request_id: string;
	/** JSON, without secrets, and cut off where it is long. */
	readonly sent?: string;
	readonly answered?: string;
}

/** Whose request it was, and how long it took. */
export interface Circumstances {
	readonly at: number;
	readonly until: number;
	readonly vendor: string;
	readonly organisation: string | undefined;
	readonly bodies: boolean;
}

export const logged = (request: Request, answer: Answer, { at, until, vendor, organisation, bodies }: Circumstances): Logged => {
	// A request of one's own may have its parameters in its path.
	const [path = '', ...search] = request.path.split('?');
	const query = [...Object.entries(request.query ?? {}), ...new URLSearchParams(search.join('?'))];
	return {
		at: new Date(at).toISOString(),
		vendor,
		organisation: request.outside ? '' : (organisation ?? ''),
		method: request.method,
		path: path.split('/').map(segment).join('/'),
		query: query.map(([name, value]) => `${name}=${isHarmless(name, value) ? value : HIDDEN}`).join('&'),
		status: answer.status,
		milliseconds: Math.max(0, until - at),
		request_id: requestId(answer),
		...(bodies ? { sent: bodyText(request.body), answered: bodyText(answer.body) } : {}),
	};
};

const HIDDEN = '[hidden]';

/** Names of the API, ids and numbers of documents stay; names of files and whatever else is written out do not. */
const segment = (part: string): string => (/^([\w:-]*|\d+(\.\d+)+|[a-z]+\.xro)$/i.test(part) ? part : HIDDEN);

/** Parameters that say how much is asked for, in which order and of which ids, and none of what is searched for. */
const HARMLESS =
	/^(page|per_?page|page_?size|limit|offset|order(_?by)?|sort(_?(by|column|order))?|organization_id|ids?|\w+_?ids?|fields|include\w*|unitdp|summary\w*|status(es)?|filter_by|(from|to|as_of)?_?date|\w+(time|date)(_(start|end))?|type|module|cvid|accept|print|format|response_option)$/i;

const isHarmless = (name: string, value: string): boolean => HARMLESS.test(name) && !/[@"']/.test(value);

/** Xero names it in a header, and in the body of an error where the header is lost. */
const requestId = ({ headers, body }: Answer): string => {
	const id = headers['xero-correlation-id'] ?? (isRow(body) ? (body.Instance ?? body.instance) : undefined);
	return typeof id === 'string' ? id : '';
};

const LONGEST = 10_000;

const bodyText = (body: unknown): string => {
	if (!isFilled(body)) return '';
	if (body instanceof Uint8Array) return `${body.byteLength} bytes`;
	const text = toJson(body);
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
};
