/** One page with one line of text: enough for a viewer to open, and for a test to find the document's number in. */
export function pdf(line: string): Buffer {
	const text = line.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, (sign) => `\\${sign}`);
	const stream = `BT /F1 18 Tf 72 770 Td (${text}) Tj ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
	const header = '%PDF-1.4\n';
	const starts = objects.map((_, index) => header.length + objects.slice(0, index).join('').length);
	const body = header + objects.join('');
	// Each line of the table is exactly twenty bytes long.
	const table = ['0000000000 65535 f \n', ...starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)].join('');
	const size = objects.length + 1;
	return Buffer.from(`${body}xref\n0 ${size}\n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}
