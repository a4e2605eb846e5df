import { textOf, type Row } from '../../record';
import { kinds, type Finding } from '../ledgers';
import type { Around } from './around';
import type { Drift } from './drift';
import { asMoney } from './totals';

/** What people read of a comparison. */

export const inWords: Readonly<Record<string, string>> = {
	invoice: 'Invoices',
	creditNote: 'Credit notes',
	customerPayment: 'Customer payments',
	bill: 'Bills',
	vendorCredit: 'Vendor credits',
	vendorPayment: 'Vendor payments',
};

export const totalsOf = (findings: readonly Finding[]): Row[] => findings.filter(({ found }) => found === 'total').map(({ item, kind }) => ({ kind, ...item }));
export const countOf = (totals: readonly Row[]): number =>
	totals.reduce((sum, row) => sum + (Number(row['leftCount']) || 0) + (Number(row['rightCount']) || 0), 0);
const many = (count: number, one: string, more = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

export const MOST_TOLD = 20;

export function verdict(drifts: readonly Drift[], totals: readonly Row[], unread: Around['unread'], errors: number): string {
	const compared = `${many(countOf(totals), 'record')} of both sides compared`;
	const outcome = drifts.length > 0 ? `${many(drifts.length, 'difference')}` : 'both sides are equal to the cent';
	return [
		`${compared}: ${outcome}.`,
		...unread.map(({ kind, message }) => `${inWords[kind] ?? kind} could not be compared: ${message}`),
		...(errors > 0 ? [`${many(errors, 'record was', 'records were')} not compared.`] : []),
	].join(' ');
}

/** A difference in one sentence. */
export const sentence = ({ entity, document, party, currency, fields, says }: Drift): string => {
	const what = `${entity.charAt(0).toUpperCase()}${entity.slice(1)} ${document}${party === '' ? '' : ` of ${party}`}`;
	const apart = fields.map(({ field, left, right }) => `${field.toLowerCase()} ${left || 'empty'} in Zoho Books, ${right || 'empty'} in Xero`).join('; ');
	return `${what}${currency === '' ? '' : ` (${currency})`}: ${apart === '' ? says : `${apart}. ${says}`}`;
};

export interface Message {
	readonly kind: 'alert' | 'reminder' | 'solved';
	readonly title: string;
	readonly text: string;
}

export function messageOf(drifts: readonly Drift[], fresh: readonly Drift[], gone: readonly Row[], findings: readonly Finding[], around: Around): Message {
	const totals = totalsOf(findings);
	const newOnes = new Set(fresh.map(({ key }) => key));
	const title = around.unread.length
		? 'Both ledgers could not be compared as a whole'
		: drifts.length
			? `${many(drifts.length, 'difference')} between Zoho Books and Xero, ${fresh.length} of them new`
			: 'Zoho Books and Xero are equal';
	const kindsTold = kinds.flatMap((kind) => totals.filter((row) => row['kind'] === kind && row['equal'] !== true));
	const text = [
		`${around.from} to ${around.to}. ${verdict(drifts, totals, around.unread, findings.filter(({ found }) => found === 'error').length)}`,
		...(gone.length ? [`${many(gone.length, 'earlier difference is', 'earlier differences are')} gone.`] : []),
		...kindsTold.map((row) => totalLine(row)),
		...drifts.slice(0, MOST_TOLD).map((drift) => `- ${newOnes.has(drift.key) ? 'new: ' : ''}${sentence(drift)} ${drift.fix}`),
		...(drifts.length > MOST_TOLD ? [`and ${drifts.length - MOST_TOLD} more, on the page.`] : []),
	].join('\n');
	return { kind: fresh.length || around.unread.length ? 'alert' : drifts.length ? 'reminder' : 'solved', title, text };
}

const totalLine = (row: Row): string =>
	`${inWords[textOf(row['kind'])] ?? ''} of ${textOf(row['period'])}, ${textOf(row['currency'])}: ${textOf(row['leftCount'])} of ${asMoney(row['leftSum'])} in Zoho Books, ${textOf(row['rightCount'])} of ${asMoney(row['rightSum'])} in Xero.`;
