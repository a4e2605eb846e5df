import type { Entry } from '../journal';
import type { Delivery } from '../outbox';
import type { Answer, Sheet, Vendor } from '../vendor';
import { STYLE } from './style';

interface Shown {
	readonly vendors: readonly Vendor[];
	readonly journal: readonly Entry[];
	readonly deliveries: readonly Delivery[];
	readonly now: number;
}

/** A piece of HTML that is safe as it stands. */
class Html {
	constructor(readonly text: string) {}
}

type Piece = string | number | Html | readonly Html[];

/** Every value that is not HTML itself is escaped, so nothing can be forgotten. */
const html = (literals: TemplateStringsArray, ...values: readonly Piece[]): Html =>
	new Html(literals.map((literal, index) => literal + (index < values.length ? escaped(values[index] ?? '') : '')).join(''));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(value: Piece): string {
	if (value instanceof Html) return value.text;
	if (Array.isArray(value)) return value.map((piece: Html) => piece.text).join('');
	return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const NEWEST = 14;
const MONEY = /^-?[\d,]+\.\d{2}$/;

export function page({ vendors, journal, deliveries, now }: Shown): Answer {
	const body = html`<!DOCTYPE html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>Sandbox: both ledgers</title>
				<style>
					${new Html(STYLE)}
				</style>
			</head>
			<body>
				<header>
					<h1>Sandbox <small>both ledgers, side by side</small></h1>
					<p>${new Date(now).toISOString().slice(0, 19).replace('T', ' ')} UTC, sandbox time</p>
				</header>
				<main>
					<div class="ledgers">${vendors.map(ledger)}</div>
					<section class="wide">
						<h2>Latest requests</h2>
						${table(['Time', 'Vendor', 'Request', 'Status', 'Bytes in', 'Organisation', 'Fault'], journal.slice(-NEWEST).reverse().map(requestLine), 'No request yet')}
					</section>
					<section class="wide">
						<h2>Latest webhook deliveries</h2>
						${table(['To', 'Status', 'Milliseconds', 'Signed', 'Body'], deliveries.slice(-NEWEST).reverse().map(deliveryLine), 'Nothing delivered yet')}
					</section>
				</main>
			</body>
		</html> `;
	return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body: body.text };
}

const NAMES: Readonly<Record<string, string>> = { xero: 'Xero', zoho: 'Zoho' };

function ledger(vendor: Vendor): Html {
	return html`<section class="ledger">
		<h2 class="vendor"><span>${NAMES[vendor.name] ?? vendor.name}</span><code>${vendor.prefix}</code></h2>
		${vendor.sheets().map(sheet)}
	</section>`;
}

function sheet({ title, columns, rows }: Sheet): Html {
	const cells = rows.map((row) => row.map((value, index) => cell(columns[index] ?? '', value)));
	return html`<h3>${title} <b>${rows.length}</b></h3>
		${table(columns, cells, 'Empty')}`;
}

/** What belongs on one line: dates, numbers, codes. Names and addresses may break. */
const SHORT = /^[\w-]{1,16}$/;

function cell(column: string, value: string): Html {
	if (MONEY.test(value)) return html`<td class="number">${value}</td>`;
	if (column === 'Status' && value) return html`<td><span class="state">${value}</span></td>`;
	const manner = SHORT.test(value) ? 'short' : value.includes(' ') ? 'words' : 'long';
	return html`<td class="${manner}">${value}</td>`;
}

function table(columns: readonly string[], rows: readonly (readonly Html[])[], none: string): Html {
	if (!rows.length) return html`<p class="none">${none}</p>`;
	const money = new Set(rows.flatMap((row) => row.flatMap((cell, index) => (cell.text.startsWith('<td class="number"') ? [index] : []))));
	const head = columns.map((column, index) => (money.has(index) ? html`<th scope="col" class="number">${column}</th>` : html`<th scope="col">${column}</th>`));
	return html`<div class="scroll">
		<table>
			<thead>
				<tr>
					${head}
				</tr>
			</thead>
			<tbody>
				${rows.map(
					(row) =>
						html`<tr>
							${row}
						</tr>`,
				)}
			</tbody>
		</table>
	</div>`;
}

const timeOfDay = (moment: string): string => moment.slice(11, 19);

function requestLine({ at, vendor, method, path, query, status, bodyBytes, organisation = '', fault = '' }: Entry): Html[] {
	return [
		html`<td>${timeOfDay(at)}</td>`,
		html`<td>${NAMES[vendor] ?? vendor}</td>`,
		html`<td class="request"><b>${method}</b> ${path}${query ? `?${query}` : ''}</td>`,
		html`<td>${badge(status || 'cut', status >= 200 && status < 300)}</td>`,
		html`<td class="number">${bodyBytes}</td>`,
		html`<td class="request">${organisation.slice(0, 13)}</td>`,
		html`<td>${fault}</td>`,
	];
}

const EXCERPT = 160;

function deliveryLine({ url, status, milliseconds, signature, body, error }: Delivery): Html[] {
	return [
		html`<td class="request">${url}</td>`,
		html`<td>${badge(status || 'failed', status >= 200 && status < 300)} ${error ?? ''}</td>`,
		html`<td class="number">${milliseconds}</td>`,
		html`<td>${signature ? 'yes' : 'no'}</td>`,
		html`<td class="request">${body.slice(0, EXCERPT)}${body.length > EXCERPT ? ' ...' : ''}</td>`,
	];
}

const badge = (text: string | number, good: boolean): Html => html`<span class="badge ${good ? 'good' : 'bad'}">${text}</span>`;
