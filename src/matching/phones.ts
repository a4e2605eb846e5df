import { digitsOf, fold } from './text';

/** Calling code and what is dialled before a national number: `44/0`; some countries dial nothing before it. */
const dialling: Readonly<Record<string, string>> = Object.fromEntries(
	`AE:971/0 AR:54/0 AT:43/0 AU:61/0 BE:32/0 BG:359/0 BR:55/0 CA:1/1 CH:41/0 CL:56/ CN:86/0 CO:57/ CZ:420/ DE:49/0 DK:45/ EE:372/ EG:20/0 ES:34/ FI:358/0 FJ:679/ FR:33/0 GB:44/0 GR:30/ HK:852/ HR:385/0
	HU:36/06 ID:62/0 IE:353/0 IL:972/0 IN:91/0 IS:354/ IT:39/ JP:81/0 KE:254/0 KR:82/0 LT:370/0 LU:352/ LV:371/ MX:52/ MY:60/0 NG:234/0 NL:31/0 NO:47/ NZ:64/0 PE:51/0 PH:63/0 PK:92/0 PL:48/ PT:351/
	RO:40/0 RS:381/0 RU:7/8 SA:966/0 SE:46/0 SG:65/ SI:386/0 SK:421/0 TH:66/0 TR:90/0 TW:886/0 UA:380/0 US:1/1 VN:84/0 ZA:27/0`
		.split(/\s+/)
		.map((entry) => entry.split(':') as [string, string]),
);

const called: Readonly<Record<string, string>> = Object.fromEntries(
	`australia:AU austria:AT osterreich:AT belgium:BE brazil:BR brasil:BR canada:CA china:CN denmark:DK danmark:DK finland:FI france:FR germany:DE deutschland:DE greece:GR hongkong:HK india:IN ireland:IE
	italy:IT italia:IT japan:JP luxembourg:LU malaysia:MY mexico:MX netherlands:NL nederland:NL newzealand:NZ norway:NO norge:NO poland:PL polska:PL portugal:PT russia:RU singapore:SG southafrica:ZA
	spain:ES espana:ES sweden:SE sverige:SE switzerland:CH schweiz:CH unitedkingdom:GB uk:GB greatbritain:GB england:GB scotland:GB wales:GB unitedstates:US unitedstatesofamerica:US usa:US
	unitedarabemirates:AE uae:AE`
		.split(/\s+/)
		.map((entry) => entry.split(':') as [string, string]),
);

/** The ISO code of a country by its code or its usual name; nothing where it is not known. */
export const countryCode = (text: string): string | undefined => {
	const plain = fold(text).replace(/[^\p{L}]/gu, '');
	const code = plain.toUpperCase();
	if (Object.hasOwn(called, plain)) return called[plain];
	return code.length === 2 ? code : undefined;
};

/** The digits that follow + in E.164 where the country is said or known, else the national digits without what is dialled before them. */
export const phoneDigits = (text: string, country?: string): string | undefined => {
	const written = text.normalize('NFKC').replace(/(?:ext?\.?|extension|x|#)\s*\d+\s*$/i, '');
	const digits = digitsOf(written.replace(/\(0\)/g, ''));
	if (digits.length < 6 || digits.length > 17 || /^(.)\1*$/.test(digits) || '01234567890'.includes(digits)) return undefined;
	if (/^\s*\+/.test(written)) return withoutTrunk(digits);
	if (digits.startsWith('00') && digits.length > 9) return withoutTrunk(digits.slice(2));
	const [code, trunk = ''] = (country === undefined ? undefined : dialling[country])?.split('/') ?? [];
	if (code === undefined) return digits.replace(/^0/, '');
	if (digits.startsWith(code) && digits.length >= 10 && (trunk === '' || !digits.startsWith(trunk) || trunk === code)) return digits;
	return code + (trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits);
};

const zeroTrunk = Object.values(dialling).flatMap((entry) => (entry.endsWith('/0') ? [entry.slice(0, -2)] : []));

/** +44 020 … is written often, and means +44 20 … */
function withoutTrunk(digits: string): string {
	const code = zeroTrunk.find((one) => digits.startsWith(`${one}0`));
	return code === undefined ? digits : code + digits.slice(code.length + 1);
}

const NATIONAL = 8;

/** What stays the same of a number whether its country is said or not: its last eight digits. */
export const localPart = (digits: string): string => digits.slice(-NATIONAL);
