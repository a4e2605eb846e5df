/** A secret shorter than this cannot be told from chance. Bytes. */
export const SHORTEST = 10;

const html = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

/** What base64 makes of a secret that stands somewhere in a longer text: by where it begins, without the ends that its neighbours have a part in. */
function inBase64(bytes: Buffer): string[] {
	return [0, 1, 2].map((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
	});
}

const urlSafe = (text: string): string => text.replace(/\+/g, '-').replace(/\//g, '_');

/** The ways in which a secret may stand in a file: as it is, and in the encodings that addresses, pages, JSON within JSON and headers have. */
export function writingsOf(secret: string): Buffer[] {
	const bytes = Buffer.from(secret, 'utf8');
	if (bytes.length < SHORTEST) throw new Error(`A secret of ${bytes.length} characters is too short to be looked for; plant one of at least ${SHORTEST}`);
	const hex = bytes.toString('hex');
	const base64 = inBase64(bytes);
	const all = [secret, encodeURIComponent(secret), form(secret), html(secret), json(secret), json(json(secret)), hex, hex.toUpperCase(), ...base64];
	return [...new Set([...all, ...base64.map(urlSafe)])].map((text) => Buffer.from(text, 'utf8'));
}
