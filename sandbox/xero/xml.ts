import type { Row } from '../vendor';

/** A JSON answer in Xero's older dress. Enough for a person or a parser to see that it is XML; only JSON is answered in full fidelity. */
export const toXml = (root: string, body: Row): string => `<?xml version="1.0" encoding="utf-8"?>\n${element(root, body)}\n`;

function element(name: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return `<${name}>${value.map((item: unknown) => element(singular(name), item)).join('')}</${name}>`;
	if (typeof value === 'object')
		return `<${name}>${Object.entries(value)
			.map(([key, inner]) => element(key, inner))
			.join('')}</${name}>`;
	const [, moment] = /^\/Date\((-?\d+)/.exec(String(value)) ?? [];
	return `<${name}>${escaped(moment ? new Date(Number(moment)).toISOString().slice(0, 19) : String(value))}</${name}>`;
}

const singular = (name: string): string =>
	name
		.replace(/ies$/, 'y')
		.replace(/sses$/, 'ss')
		.replace(/([^s])s$/, '$1');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
