import { createHmac } from 'node:crypto';
import axios from 'axios';
import type { Row, Vendor } from './vendor';
import type { ZohoVendor } from './zoho';
import { zohoOrganization } from './zoho/foundation';

/** What a test can get wrong on purpose. */
export interface Tampering {
	readonly corruptSignature?: boolean;
	readonly omitSignature?: boolean;
	/** Changes the body after it was signed. */
	readonly tamperBody?: boolean;
}

export interface Mail extends Tampering {
	/** May hold query parameters of its own. */
	readonly url: string;
	/** Nothing is signed without one. */
	readonly secret?: string;
	readonly payload: unknown;
	/** JSON, or a form: the `fields`, or else, the older way, JSON in the field JSONString. */
	readonly format?: 'json' | 'form';
	readonly fields?: Readonly<Record<string, string>>;
	/** A text in place of the payload. */
	readonly raw?: string;
	readonly method?: 'POST' | 'PUT' | 'DELETE';
	readonly headers?: Readonly<Record<string, string>>;
	readonly query?: Readonly<Record<string, string>>;
	/** Real payloads do that, although JavaScript then loses the last digits. */
	readonly idsAsNumbers?: boolean;
	/** Zoho's page does not say; everyone who verifies it expects hex. */
	readonly encoding?: 'hex' | 'base64';
}

export interface Delivery {
	readonly url: string;
	/** 0 where nobody answered. */
	readonly status: number;
	readonly milliseconds: number;
	readonly signature?: string;
	readonly body: string;
	readonly answer: unknown;
	readonly error?: string;
}

/** Past this Books is taken to have given up; the real time is not documented. */
const PATIENCE = 10_000;

const hmac = (key: string, text: string, encoding: 'hex' | 'base64'): string => createHmac('sha256', key).update(text, 'utf8').digest(encoding);

/** Parameters of the address and of a form, decoded and in the order of their keys, each with its value; then the body, unless it is a form. */
export const signZoho = (
	{ secret, parameters = [], body = '' }: { secret: string; parameters?: Iterable<readonly [string, string]>; body?: string },
	encoding: 'hex' | 'base64' = 'hex',
): string => {
	const sorted = [...parameters].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	return hmac(secret, sorted.flat().join('') + body, encoding);
};

/** Xero signs the raw body alone. */
export const signXero = (rawBody: string, key: string): string => hmac(key, rawBody, 'base64');

/** Done on the text: as numbers in JavaScript the ids would be other ids. */
const unquoteIds = (json: string): string => json.replace(/"(\w*_id)":"(\d+)"/g, '"$1":$2');

const corrupt = (signature: string): string => (signature.startsWith('0') ? '1' : '0') + signature.slice(1);

const isJson = (written: string): boolean => {
	try {
		JSON.parse(written);
		return true;
	} catch {
		return false;
	}
};

const letterFor = (mail: Mail) => {
	const address = new URL(mail.url);
	for (const [name, value] of Object.entries(mail.query ?? {})) address.searchParams.set(name, value);
	const written = JSON.stringify(mail.payload);
	const json = mail.idsAsNumbers === true ? unquoteIds(written) : written;
	const form = mail.format === 'form' ? new URLSearchParams(mail.fields ?? { JSONString: json }) : undefined;
	const body = form?.toString() ?? mail.raw ?? json;
	const signed =
		mail.secret === undefined || mail.omitSignature === true
			? undefined
			: signZoho({ secret: mail.secret, parameters: [...address.searchParams, ...(form ?? [])], body: form === undefined ? body : '' }, mail.encoding);
	return {
		url: address.toString(),
		type: form !== undefined ? 'application/x-www-form-urlencoded' : mail.raw === undefined || isJson(mail.raw) ? 'application/json' : 'text/plain',
		body: mail.tamperBody !== true ? body : form === undefined ? body.replace(/\}$/, ',"tampered":true}') : `${body}&tampered=true`,
		signature: signed !== undefined && mail.corruptSignature === true ? corrupt(signed) : signed,
	};
};

export interface Outbox {
	deliver(mail: Mail): Promise<Delivery>;
	/** What was delivered, oldest first. */
	deliveries(): readonly Delivery[];
	clear(): void;
}

export const createOutbox = (): Outbox => {
	let sent: Delivery[] = [];
	return {
		async deliver(mail) {
			const { url, type, body, signature } = letterFor(mail);
			const began = performance.now();
			const headers = { ...mail.headers, 'content-type': type, ...(signature === undefined ? {} : { 'x-zoho-webhook-signature': signature }) };
			const { method = 'POST' } = mail;
			const said = await axios
				.request<unknown>({ method, url, data: Buffer.from(body), headers, timeout: PATIENCE, maxRedirects: 0, proxy: false, validateStatus: () => true })
				.then(({ status, data }) => ({ status, answer: data }))
				.catch((error: Error) => ({ status: 0, answer: undefined, error: error.message }));
			const delivery: Delivery = {
				url,
				body,
				milliseconds: Math.round(performance.now() - began),
				...(signature === undefined ? {} : { signature }),
				...said,
			};
			sent.push(delivery);
			return delivery;
		},
		deliveries: () => sent,
		clear: () => {
			sent = [];
		},
	};
};

/** The sandbox's own outbox: everything its control endpoints deliver is kept here. */
export const outbox = createOutbox();
export const deliver = outbox.deliver;

const books = (vendor: Vendor): ZohoVendor => {
	if (!('record' in vendor && 'ids' in vendor)) throw new Error(`${vendor.name} has no events to deliver`);
	return vendor as ZohoVendor;
};

/** Books' default payloads: the organisation, and the whole record under the key it has when it is read. Nothing says what happened to it. */
export const eventsFor = (vendor: Vendor, entity: string, ids: readonly string[] | 'all'): Row[] => {
	const zoho = books(vendor);
	return (ids === 'all' ? zoho.ids(entity) : ids).map((id) => {
		const { key, record } = zoho.record(entity, id);
		return { organization_id: zohoOrganization.id, [key]: record };
	});
};

export interface EventRequest extends Omit<Mail, 'payload'> {
	/** Such as invoice, contact, payment or item. */
	readonly entity: string;
	readonly ids: readonly string[] | 'all';
	/** How many deliveries are under way at once. */
	readonly concurrency?: number;
}

/** Delivers an event for each record; in what order they arrive is open, as with Zoho. */
export const deliverEvents = async (vendor: Vendor, { entity, ids, concurrency = 1, ...mail }: EventRequest, by: Outbox = outbox): Promise<Delivery[]> => {
	const waiting = eventsFor(vendor, entity, ids).map((payload, index) => ({ payload, index }));
	const done: Delivery[] = new Array<Delivery>(waiting.length);
	const postman = async (): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done[next.index] = await by.deliver({ ...mail, payload: next.payload });
	};
	await Promise.all(Array.from({ length: Math.max(1, Math.min(concurrency, waiting.length)) }, postman));
	return done;
};
