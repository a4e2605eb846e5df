import { at, chain, fork, into, type Link, type Step } from './flow';
import { keepReview } from './rows';
import { books, byHand, either, everyDay, reconciler, set, xero } from './steps';

/** What is looked at each night: whether both ledgers have the same of a shop, and what the lines of the bank may be. It proposes, and writes nothing to either. */

const COMPARE = 'Compare invoices';
const SUGGEST = 'Suggest bank matches';
const KEEP = 'Keep what to look at';
const SINCE = '={{ $now.minus({ days: 31 }).toISODate() }}';

const asked = (app: string, entity: string, id: string, number: string, question: string, reason: string): string =>
	`={{ ({
  ...$json,
  question: ${question},
  reason: ${reason},
  _sync: { source: { app: "${app}", entity: "${entity}", id: String(${id}), number: String(${number}) }, target: "" }
}) }}`;

export const checks = (shop: string, y: number): Step[] => {
	const own = (field: string): string => `={{ String($json.${field} ?? "").startsWith("${shop}:") }}`;
	return [
		everyDay('Every night', [-20, y], 3),
		byHand('Check now', [-20, y + 200]),
		books('Invoices of the month in Zoho', at(0, y - 100), {
			resource: 'invoice',
			operation: 'getMany',
			returnAll: true,
			filters: { date_start: SINCE },
		}),
		either('Is it of the shop?', at(1, y - 100), own('reference_number')),
		xero('Invoices of the month in Xero', at(0, y + 80), { resource: 'invoice', operation: 'getMany', returnAll: true, filters: { dateFrom: SINCE } }),
		either('Is it of the shop in Xero?', at(1, y + 80), own('Reference')),
		reconciler(COMPARE, at(2, y), { operation: 'reconcile', records: 'invoice', key: {}, fields: {}, options: {} }),
		set(
			'What differs',
			at(3, y),
			asked(
				'zohoBooks',
				'reconciliation',
				'$json.key ?? $json._sync.drift.key',
				'$json.key ?? $json._sync.drift.key',
				'"Put right what differs of " + ($json.InvoiceNumber ?? $json.invoice_number ?? $json.key ?? $json._sync.drift.key) + "?"',
				'[$json.says ?? $json._sync.drift.says, $json.fix ?? $json._sync.drift.fix].filter(Boolean).join(" ")',
			),
		),
		books('Open lines of the bank', at(0, y + 280), {
			resource: 'bankTransaction',
			operation: 'getMany',
			returnAll: true,
			filters: { status: 'uncategorized', date_start: SINCE },
		}),
		xero('Payments of the month in Xero', at(0, y + 480), {
			resource: 'payment',
			operation: 'getMany',
			returnAll: true,
			filters: { status: ['AUTHORISED'], dateFrom: SINCE },
		}),
		reconciler(SUGGEST, at(2, y + 380), { operation: 'suggestBankMatches', bankOptions: {} }),
		set(
			'What the line may be',
			at(3, y + 380),
			asked(
				'zohoBooks',
				'bankTransaction',
				'$json.line.transaction_id',
				'[$json.line.date, $json.line.amount].join(" ")',
				'"Match the bank line of " + $json.line.date + " over " + $json.line.amount + " with " + $json.documents.map((one) => one.number || one.id).join(", ") + "?"',
				'[].concat($json.because ?? []).join(" ")',
			),
		),
		{ ...keepReview(at(4, y + 180), { question: '={{ $json.question }}', reason: '={{ $json.reason }}', latestOnly: true }), name: KEEP },
	];
};

const triggers = ['Every night', 'Check now'] as const;

export const checksLinks: readonly Link[] = [
	...triggers.flatMap((from) =>
		['Invoices of the month in Zoho', 'Invoices of the month in Xero', 'Open lines of the bank', 'Payments of the month in Xero'].map((to) => ({ from, to })),
	),
	...chain('Invoices of the month in Zoho', 'Is it of the shop?'),
	...fork('Is it of the shop?', [COMPARE]),
	...chain('Invoices of the month in Xero', 'Is it of the shop in Xero?'),
	into('Is it of the shop in Xero?', COMPARE, 1),
	...fork(COMPARE, [], ['What differs'], ['What differs'], ['What differs']),
	...chain('What differs', KEEP),
	...chain('Open lines of the bank', SUGGEST),
	into('Payments of the month in Xero', SUGGEST, 1),
	...fork(SUGGEST, ['What the line may be']),
	...chain('What the line may be', KEEP),
];
