import type { Found } from '../kinds';
import { compactFrom, endsAt, mod97 } from './parts';

/** Length by country (ISO 13616, SWIFT's registry). */
const LENGTHS = new Map(
	(
		'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 ' +
		'IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ' +
		'ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
	)
		.split(' ')
		.map((one) => [one.slice(0, 2), Number(one.slice(2))]),
);

const START = /(?<![A-Za-z0-9])([A-Z]{2})[ -]?\d[ -]?\d/gi;

/** Numbers of accounts with a known country, its length and right check digits, written together or in groups. */
export function ibansIn(text: string): Found[] {
	const found: Found[] = [];
	for (const { 1: country, index: start } of text.matchAll(START)) {
		const length = LENGTHS.get(country!.toUpperCase());
		if (length === undefined) continue;
		const { characters, ends } = compactFrom(text, start, length);
		const end = ends.at(-1)!;
		if (characters.length === length && endsAt(text, end) && isRight(characters)) found.push({ kind: 'bankAccount', start, end });
	}
	return found;
}

/** ISO 7064: country and check digits to the end, letters as numbers from 10, remainder 1. */
const isRight = (iban: string): boolean => mod97((iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) === 1;

const NEW_ZEALAND = /(?<![\w-])\d{2}-\d{4}-\d{7}-\d{2,3}(?![\w-])/g;

/** Bank accounts of New Zealand in their usual form: bank, branch, account, suffix. */
export const accountsIn = (text: string): Found[] =>
	[...text.matchAll(NEW_ZEALAND)].map(({ 0: account, index }) => ({ kind: 'bankAccount', start: index, end: index + account.length }));
