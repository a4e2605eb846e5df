import { createHash } from 'node:crypto';
import type { Request, SentFile } from './conversation';

/** A file as a browser's form sends it (RFC 7578), in the field that the vendor expects. */
export const multipart = ({ name, mediaType, bytes }: SentFile, field = 'file'): Pick<Request, 'headers' | 'body'> => {
	// Made of the file, so that it is in all likelihood not in it and the same file is sent the same way again.
	const boundary = `boundary-${createHash('sha256').update(bytes).digest('hex')}`;
	const disposition = `form-data; name="${field}"; filename="${name.replace(/["\r\n]/g, '_')}"`;
	const head = `--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${mediaType}\r\n\r\n`;
	const body = Buffer.concat([Buffer.from(head, 'utf8'), bytes, Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8')]);
	return { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` }, body: new Uint8Array(body) };
};
