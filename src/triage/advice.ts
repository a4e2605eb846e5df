import type { Cause } from '../failure';

/** What to do about a cause, and whether waiting may be all it takes. */
interface Remedy {
	readonly advice: string;
	readonly heals: boolean;
	readonly severity: 'warning' | 'error' | 'critical';
}

const waits = (advice: string): Remedy => ({ advice, heals: true, severity: 'warning' });
const needsPerson = (advice: string): Remedy => ({ advice, heals: false, severity: 'error' });
const stopsAll = (advice: string): Remedy => ({ advice, heals: false, severity: 'critical' });

const byCause: Readonly<Record<Cause, Remedy>> = {
	'rate-limited': waits('Nothing to do: too many requests came at once, and it is tried again.'),
	'quota-exhausted': waits(
		'Nothing to do: the daily allowance is used up, and it is tried again when the allowance is renewed. If this happens often, run large workflows less often or move to a larger plan.',
	),
	'temporarily-unavailable': waits(
		'Nothing to do: the service has trouble, and it is tried again. If it goes on for hours, look at the status page of the service.',
	),
	network: waits('Nothing to do: the connection broke, and it is tried again. What had already arrived is not written twice.'),
	conflict: waits('Nothing to do: the same record was being written at the same moment, and it is tried again.'),
	unknown: { advice: 'It is tried again. If it keeps failing, read the message and open the execution in n8n.', heals: true, severity: 'error' },
	'not-found': waits(
		'The record it belongs to may still be on its way, and it is tried again. If it keeps failing, check that the record exists in the target and was not deleted.',
	),
	'credential-invalid': stopsAll('Open the credential in n8n and connect it again, then replay. Nothing gets through with this credential until then.'),
	'scope-missing': stopsAll(
		'Open the credential in n8n, switch on the access that is missing, connect it again, then replay. Also check that the connected user may do this in the application.',
	),
	'not-connected': stopsAll('The organisation is no longer connected. Open the credential in n8n, connect it again and choose this organisation, then replay.'),
	validation: needsPerson('Correct the record in the source or the mapping table, then replay.'),
	duplicate: needsPerson(
		'Find the record that already has this number or name in the target. Merge or renumber one of the two, then replay; or dismiss this letter if it is the same record.',
	),
	'business-rule': needsPerson('The target does not allow this for the record as it stands. Change the record there or in the source, then replay.'),
};

/** Sentences of the vendors that say more than their cause does; the first that fits counts. */
const bySentence: ReadonlyArray<readonly [RegExp, Remedy]> = [
	[
		/contact .*has been archived|matched an archived contact/i,
		needsPerson('The contact is archived in Xero. Restore it there (Contacts, Archived, Restore), or point the customer to another contact, then replay.'),
	],
	[
		/account code '.*' (is not a valid code|has been archived)|account could not be found|account code must be specified/i,
		needsPerson(
			'Correct the account in the mapping table: it must be active in Xero, and for a payment a bank account or one that payments are enabled for. Then replay.',
		),
	],
	[
		/taxtype code '.*' cannot be used with account/i,
		needsPerson('This tax rate does not fit this account. Change the row of kind "tax" or of kind "account" in the mapping table, then replay.'),
	],
	[
		/taxtype code '.*' does not exist|tax rate must be valid/i,
		needsPerson('This tax rate does not exist in the Xero organisation. Correct the row of kind "tax" in the mapping table, then replay.'),
	],
	[
		/invoice # must be unique|order number must be unique/i,
		needsPerson('Another document in Xero has this number. Renumber one of the two, or dismiss this letter if it is the same document, then replay.'),
	],
	[
		/contact name .* is already assigned|another contact has this contact number/i,
		needsPerson('Another contact in Xero has this name or number. Merge the two contacts in Xero, or rename one of them, then replay.'),
	],
	[
		/lock date/i,
		needsPerson(
			"The period is closed in Xero. Move the lock date (Accounting, Advanced, Lock dates) if your accountant agrees, or change the document's date, then replay.",
		),
	],
	[
		/exceeds the amount outstanding/i,
		needsPerson(
			'The payment is larger than what is open on the invoice in Xero. Check whether it was already paid there, then correct one side and replay, or dismiss this letter.',
		),
	],
	[/only be made against authorised documents/i, waits('The invoice is not approved in Xero yet. Approve it there; the payment is tried again.')],
	[
		/has a payment or credit note allocated|has payments or credit notes allocated/i,
		needsPerson(
			'The invoice in Xero is paid or credited, so Xero changes no amounts of it. Remove the payment in Xero, or make the change with a credit note, then replay or dismiss this letter.',
		),
	],
	[
		/not of valid status for modification|not of valid type for creation/i,
		needsPerson(
			'The document in Xero is voided, deleted or in a state that takes no changes; or it was voided before it ever arrived. If both sides agree that it is void, dismiss this letter.',
		),
	],
	[/not subscribed to currency/i, needsPerson('Add the currency in Xero (Settings, Currencies), then replay.')],
	[
		/limit of invoices you can approve/i,
		needsPerson('The Xero plan allows no more approved invoices this month. Upgrade the plan or wait for the next month, then replay.'),
	],
	[/insufficient stock/i, needsPerson('Xero counts too little stock for this item. Adjust the inventory in Xero, then replay.')],
	[/no .* is mapped for|mapping table sends/i, needsPerson('Add or correct the row in the mapping table that the message names, then replay.')],
	[
		/invalid_code|invalid_client/i,
		stopsAll('Zoho refused the sign-in. Check that the data centre in the credential is the one of your Zoho account, connect it again, then replay.'),
	],
	[
		/not authorized to perform this operation/i,
		stopsAll('The credential lacks an access, or the connected user lacks a role. Switch on the access in the credential, connect it again, then replay.'),
	],
];

const LATE = 'It was tried as often as makes sense without help; replay it when the reason is gone.';

export const remedyFor = (cause: Cause, words: string): Remedy => bySentence.find(([sentence]) => sentence.test(words))?.[1] ?? byCause[cause];

/** The advice as a person reads it: the validator's own ways out first, a time where one is known. */
export const adviceFor = (remedy: Remedy, fixes: readonly string[], retryAt: string | undefined, worn: boolean): string => {
	const words = fixes.length > 0 && !remedy.heals ? `${fixes.join(' ')} Then replay.` : remedy.advice;
	if (worn) return `${words} ${LATE}`;
	return remedy.heals && retryAt !== undefined ? `${words} Next try: ${retryAt}.` : words;
};
