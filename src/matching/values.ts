import { digitsOf, fold } from './text';

/** Each takes what a field holds and gives what is compared, or nothing where there is nothing to compare. */

const nothing = /^(?:n\/?a|none|nil|null|unknown|undefined|tbc|tba|test|-+|\.+|x+|0+)$/i;

/** A number of a register (VAT, GST, ABN, social security): letters and digits, without the country in front of it. */
export const registeredNumber = (text: string): string | undefined => {
	const plain = fold(text)
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toUpperCase();
	const core = plain.replace(/^(?:VAT|GST|ABN|TIN|EIN|NO)?(?:[A-Z]{2}(?=[A-Z]?\d{7,}))?/, '');
	if (core.length < 5 || core.length > 25 || nothing.test(text.trim()) || !/\d{3}/.test(core) || /^(.)\1*$/.test(core) || '0123456789'.includes(core))
		return undefined;
	return core;
};

/** An address as mail servers read it: what stands after + is a label. Several in one text are several. */
export const emailAddresses = (text: string): string[] =>
	text
		.slice(0, 2000)
		.toLowerCase()
		.split(/[\s,;<>()"]+/)
		.map((one) => /^(?:mailto:)?([^@\s+]+)(?:\+[^@]*)?@((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,})\.?$/u.exec(one))
		.flatMap((found) => (found ? [`${found[1]}@${found[2]}`] : []))
		.filter((address) => !/@(?:example|test|invalid)\.(?:com|org|net)$|^(?:no-?email|none|noreply|no-reply)@/.test(address))
		.slice(0, 10);

const free = new Set(
	`gmail.com googlemail.com hotmail.com outlook.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com gmx.com gmx.de gmx.net gmx.at
	web.de t-online.de freenet.de mail.com mail.ru yandex.ru zoho.com fastmail.com xtra.co.nz bigpond.com optusnet.com.au btinternet.com sky.com talktalk.net orange.fr wanadoo.fr
	free.fr laposte.net libero.it comcast.net verizon.net att.net hey.com qq.com 163.com 126.com rediffmail.com facebook.com instagram.com linkedin.com google.com`.split(
		/\s+/,
	),
);
const freeFamily = /^(?:hotmail|yahoo|live|outlook|gmx)\./;

/** The domain of a website or an address, without www; none where thousands share it. */
export const ownDomain = (text: string): string | undefined => {
	const host = /^(?:[a-z]+:\/\/)?(?:[^/@\s]*@)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?::\d+)?(?:[/?#]|$)/u.exec(text.trim().toLowerCase().slice(0, 300))?.[1];
	const domain = host?.replace(/^www\d?\./, '');
	return domain === undefined || free.has(domain) || freeFamily.test(domain) ? undefined : domain;
};

/** As `YYYYMMDD`. Digits stay comparable even where they are no day of the calendar, since one of them may be mistyped, lost or added. */
export const birthDate = (text: string): string | undefined => {
	const value = text.normalize('NFKC').trim();
	const said = /^\/Date\((-?\d+)/.exec(value)?.[1];
	const time = said === undefined ? undefined : new Date(Number(said));
	if (time && !Number.isNaN(time.getTime())) return time.toISOString().slice(0, 10).replaceAll('-', '');
	const ordered = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:$|[T ])/.exec(value);
	if (ordered) return eight(ordered[1], ordered[2], ordered[3]);
	const turned = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(value);
	if (turned) return Number(turned[2]) > 12 ? eight(turned[3], turned[1], turned[2]) : eight(turned[3], turned[2], turned[1]);
	const digits = digitsOf(value);
	return digits.length >= 7 && digits.length <= 9 && !/[^\d\s]/.test(value) && !/^0+$/.test(digits) ? digits : undefined;
};

const eight = (year = '', month = '', day = ''): string | undefined => {
	const date = `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
	return /^(?:0+|19000101|19700101)$/.test(date) ? undefined : date;
};

export const postalCode = (text: string): string | undefined => {
	const code = fold(text)
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toUpperCase();
	// The last four digits of an American code are often left out.
	const short = /^\d{9}$/.test(code) ? code.slice(0, 5) : code;
	return short.length >= 3 && short.length <= 10 && !/^0+$/.test(short) ? short : undefined;
};

/** What another system calls the record; letters' case and punctuation count, since two systems' ids may differ by them alone. */
export const identifier = (text: string): string | undefined => {
	const id = text.trim();
	return id === '' || id.length > 200 || nothing.test(id) ? undefined : id.toLowerCase();
};
