import type { Answer, Row } from '../vendor';
import { rowsIn, text } from './ledger';

const plain = (value: unknown): string =>
	text(value)
		.normalize('NFKD')
		.replace(/[^\x20-\x7e]/g, '')
		.replace(/[\\()]/g, '\\$&');

const content = (lines: readonly string[]): string =>
	['BT', '/F1 11 Tf', '60 780 Td', '16 TL', ...lines.map((line) => `(${plain(line)}) Tj T*`), 'ET'].join('\n');

/** One page of text as a PDF. It holds plain ASCII only, so that its bytes and its characters are the same. */
export const pdf = (lines: readonly string[]): string => {
	const stream = content(lines);
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	];
	let file = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const at = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return at;
	});
	const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
};

/** A document as its customer or vendor sees it. */
export const printed = (title: string, document: Row, number = text(document[`${title.toLowerCase().replace(' ', '')}_number`])): Answer => ({
	status: 200,
	headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${plain(number)}.pdf"` },
	body: pdf([
		`${title} ${number}`,
		[
			`${text(document.customer_name ?? document.vendor_name)}, ${text(document.date)}`,
			...(text(document.due_date) === '' ? [] : [`due ${text(document.due_date)}`]),
		].join(', '),
		...rowsIn(document.line_items).map((line) => `${text(line.quantity)} x ${text(line.rate)}  ${text(line.name)}  ${text(line.item_total)}`),
		`Total ${text(document.currency_code)} ${Number(document.total ?? document.amount).toFixed(2)}`,
		...(document.balance === undefined ? [] : [`Balance ${Number(document.balance).toFixed(2)}`]),
	]),
});
