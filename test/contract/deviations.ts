import { because, type Deviations } from './because';
import { financeDeviations } from './financeDeviations';

/** Where we knowingly say something else than a vendor's specification, and why. "Seen" means: in answers of the live service. */
export const deviations: Readonly<Record<string, Deviations>> = {
	xero: {
		...because(
			'Only customers see files online, so only invoices and credit notes know it; elsewhere Xero passes over it, and the form says where it counts',
			...['Accounts', 'BankTransactions', 'BankTransfers', 'Contacts', 'ManualJournals', 'PurchaseOrders', 'Quotes', 'RepeatingInvoices'].map(
				(kind) => `attachment.upload ${kind}: no parameter IncludeOnline`,
			),
		),
		...because('Called a text, but with items like a list, a name in the plural and a comma between them', 'budget.getMany.IDs: holds string, not list'),
		...because('A journal without lines is refused: at least two must come to zero', 'manualJournal.create: the specification does not need JournalLines'),
		...because(
			'Told of other lists of contacts only; unsure here, and harmless, since a batch that is refused as a whole is sent in halves',
			'contactGroup.addMember: no parameter summarizeErrors',
		),
		...because(
			"Told of the lists; unsure of one record, where it does no harm and would keep a price's decimals",
			'overpayment.get: no parameter unitdp',
			'prepayment.get: no parameter unitdp',
		),
		...because('One that is known by its id is read by its address', 'linkedTransaction.getMany: does not offer LinkedTransactionID'),
		...because('Told by the release notes of OpenAPI 20.0.0; the SDK is of 19.0.0', 'account.CreatedDateUTC: nothing newer than the specification knows it'),
	},
	xeroAnswers: {
		...because(
			"Texts in the specification's examples, though not in its schemas",
			'Payments.Payments[].BatchPayment.TotalAmount should be number',
			'Payments.Payments[].BatchPayment.IsReconciled should be boolean',
		),
		...because(
			"A year and a month in the specification's examples, such as 2019-08",
			'Budgets.Budgets[].BudgetLines[].BudgetBalances[].Period should match format "msDate"',
		),
	},
	xeroNode: because('Told by the release notes of OpenAPI 20.0.0; the SDK is of 19.0.0', 'account.CreatedDateUTC'),
	zohoCrm: {
		...because(
			'Told by the pages of the API; the specification has the header with related records only',
			'module.getMany: no header If-Modified-Since',
			'module.getDeleted: no header If-Modified-Since',
		),
		...because(
			'The specification calls it perPage here and per_page everywhere else; the pages of the API say per_page',
			'module.getRelated: no parameter per_page',
		),
		...because(
			'Told by the pages of the API; the specification has the names of the fields only',
			'module.getAttachments: no parameter per_page',
			'module.getAttachments: no parameter page',
		),
		...because('Only adds permissions to the answer, which comes without it too', 'field.getMany: the specification needs include'),
		...because(
			'Seen in use, and told by the pages of the API; the specification has the question of whether to add to what is there, and no way to say to what',
			'module.convert: .data[] has an unknown Accounts',
			'module.convert: .data[] has an unknown Contacts',
		),
		...because(
			"The table names the module; its id is the account's, and the node asks for it",
			...['convertToSalesOrder', 'convertToInvoice'].map((verb) => `module.${verb}: .data[].convert_to[].module should have required property 'id'`),
		),
	},
	zohoCrmAnswers: {
		...because(
			'Seen in answers, missing in the specification',
			...['GET /{module}', 'GET /{module}/{recordID}'].flatMap((at) =>
				['Created_By', 'Modified_By'].map((name) => `${at}: .data[].${name} has an unknown email`),
			),
			'POST /{module}/upsert: .data[] has an unknown action',
		),
		...because(
			'Demanded by the specification, missing in answers of the live service',
			...['POST /{module}', 'POST /{module}/upsert', 'PUT /{module}'].map((at) => `${at}: .data[].details should have required property '$approval_state'`),
			"GET /Notes: .data[].Parent_Id should have required property 'module'",
			"GET /Notes/{id}: .data[].Parent_Id.module should have required property 'id'",
		),
		...because(
			'Only the fields that were asked for are shown, whatever the specification demands',
			...['Created_By', 'Modified_By'].map((name) => `GET /{moduleApiName}/{recordId}/Attachments: .data[] should have required property '${name}'`),
		),
		...because(
			'Nothing stands in their place where a list ends',
			...['next_page_token', 'page_token_expiry', 'previous_page_token'].map(
				(name) => `GET /{moduleApiName}/{recordId}/Attachments: .info should have required property '${name}'`,
			),
		),
		...because(
			'Unsure: the specification has tags as objects and numbers as texts here; nothing of it is read',
			...['add_tags', 'remove_tags'].flatMap((verb) => [
				`POST /{module}/{id}/actions/${verb}: .data[].details.tags[] should be object`,
				`POST /{module}/{id}/actions/${verb}: .locked_count should be string`,
			]),
			'POST /{module}/{id}/actions/remove_tags: the body has an unknown success_count',
		),
	},
	zohoCrmFields: {
		...because(
			'Only there where several currencies are in use, and no live answer is of such an account',
			...['Accounts', 'Deals'].flatMap((module) => [`${module}.Currency`, `${module}.Exchange_Rate`]),
		),
		...because(
			'Unsure: with several currencies vendors have one too, though they hold no money',
			'Vendors.Currency is not there',
			'Vendors.Exchange_Rate is not there',
		),
		...because('Only there where pipelines are switched on, and no live answer is of such an account', 'Deals.Pipeline'),
		...because("Unsure: typed by hand in many accounts; where it is not, the account's own settings say so", 'Purchase_Orders.PO_Number is set by CRM'),
	},
	...financeDeviations,
};
