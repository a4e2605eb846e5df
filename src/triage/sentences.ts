import { needsPerson, stopsAll, waits, type Remedy } from './remedy';

/** Sentences of the vendors that say more than their cause does; the first that fits counts. */
export const sentences: ReadonlyArray<readonly [RegExp, Remedy]> = [
	[
		// Of our own nodes, where nobody knows whether a write arrived and nothing would find it again (docs/guarantees.md): trying again by itself could write it twice.
		/\blook\b[^.]* before sending (it|them) again/i,
		needsPerson('Nobody knows whether this arrived. Look for it in the target: if it is there, dismiss this letter; if it is not, replay.'),
	],
	[
		// n8n's own words where a Data Table node finds no table of that name (2.41).
		/data table with name "[^"]*" not found|could not find the data table/i,
		stopsAll('Run template 00 once in this project: it makes the Data Tables that all templates need. Then replay.'),
	],
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
	[/record is locked/i, needsPerson('The record is locked in Zoho CRM. Unlock it there, or ask whoever locked it, then replay.')],
	[
		/blueprint/i,
		needsPerson(
			'A blueprint in Zoho CRM decides what may change in this record now. Move the record on in the blueprint, or leave the field out in the Record Mapper, then replay.',
		),
	],
	[
		/(already|been) converted|converted record/i,
		needsPerson('The lead was converted in Zoho CRM. Send the change to its contact, account or deal, or dismiss this letter.'),
	],
	[
		/(not|un)[ _-]?(approved|reviewed)|waiting for approval/i,
		needsPerson('The record waits for an approval or a review in Zoho. Decide on it there, then replay.'),
	],
	[
		/required field not found|mandatory/i,
		needsPerson('Zoho demands a field that is empty. Fill it in the source, or give it a fixed value in the Record Mapper, then replay.'),
	],
	[
		/transaction(s|al)?\b.{0,40}\block|lock(ed|ing)?\b.{0,40}\b(period|transactions?|books?)\b/i,
		needsPerson(
			"The period is locked in Zoho (Accountant, Transaction Locking). Unlock it if your accountant agrees, or change the document's date, then replay.",
		),
	],
	[/(customer|vendor|contact)\b.{0,60}\binactive/i, needsPerson('The contact is inactive in Zoho. Mark it as active there, then replay.')],
	[
		/\b(account|tax|item)\b.{0,60}\binactive/i,
		needsPerson('What the record names is inactive in Zoho. Mark it as active there, or change the row of the mapping table, then replay.'),
	],
	[/stock on hand|not enough stock/i, needsPerson('Zoho counts too little stock for this item. Adjust the stock there, then replay.')],
	[/credit limit/i, needsPerson('The customer is over the credit limit that is set in Zoho. Raise it there, or take payments first, then replay.')],
	[/license limit|storage space/i, needsPerson('The Zoho account has reached a limit of its plan. Make room or upgrade the plan, then replay.')],
	[
		/part of this plan|not (supported|enabled|available) (in|for) this (edition|plan|organization)/i,
		needsPerson('The plan or edition of the Zoho organization does not have this. Upgrade it or switch the feature on there, then replay.'),
	],
];
