type Deviations = Readonly<Record<string, string>>;

const because = (reason: string, ...differences: string[]): Deviations => Object.fromEntries(differences.map((difference) => [difference, reason]));

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
	zohoBooks: {
		...because(
			'Seen in answers, missing in the specification',
			'contact.custom_field_hash: no such field in what is shown',
			'contact.outstanding_payable_amount: no such field in what is shown',
			'customerPayment.account_name: no such field in what is shown',
			'customerPayment.created_time: no such field in what is shown',
			'customerPayment.custom_field_hash: no such field in what is shown',
			'customerPayment.last_modified_time: no such field in what is shown',
			'customerPayment.unused_amount: no such field in what is shown',
			'invoice.billing_address.attention: no such field in what is shown',
			'invoice.billing_address.phone: no such field in what is shown',
			'invoice.shipping_address.attention: no such field in what is shown',
			'invoice.shipping_address.phone: no such field in what is shown',
			'invoice.custom_field_hash: no such field in what is shown',
			'invoice.discount_total: no such field in what is shown',
			'invoice.line_items.account_name: no such field in what is shown',
			'invoice.salesorder_number: no such field in what is shown',
			'item.created_time: no such field in what is shown',
			'item.custom_field_hash: no such field in what is shown',
			'item.last_modified_time: no such field in what is shown',
			'organization.country_code: no such field in what is shown',
		),
		...because('Seen as customerpayments; the specification says customer_payments', 'customerPayment.getMany: the answer has no customerpayments'),
		...because(
			'Seen as numbers',
			'invoice.balance: holds string, not decimal',
			'invoice.shipping_charge: holds string, not decimal',
			'invoice.total: holds string, not decimal',
			'item.purchase_rate: holds string, not decimal',
			'item.tax_percentage: holds string, not decimal',
		),
		...because(
			'An amount, or a percentage such as 10%: the specification says so in words and number in its type',
			'invoice.discount: holds number, not text',
			'invoice.line_items.discount: holds number, not text',
		),
		...because(
			'A custom field is named by id, label, index or API name; the specification shows one of the ways, a different one in each resource',
			'contact.custom_fields.api_name: no such field in what is sent',
			'customerPayment.custom_fields.api_name: no such field in what is sent',
			'invoice.custom_fields.api_name: no such field in what is sent',
			'item.custom_fields.api_name: no such field in what is sent',
		),
		...because(
			"The introduction of the API and other resources' lists know it; these resources leave it out",
			'contact.getMany: no parameter sort_order',
			'customerPayment.getMany: no parameter sort_order',
			'invoice.getMany: no parameter sort_order',
			'item.getMany: no parameter sort_order',
		),
		...because(
			'Paging goes with every list; where a list is whole, Zoho passes over it',
			'organization.getMany: no parameter page',
			'organization.getMany: no parameter per_page',
		),
		...because(
			'Unsure: known of the dates of other lists; the specification has the plain date only',
			'customerPayment.getMany: no parameter date_start',
			'customerPayment.getMany: no parameter date_end',
		),
		...because(
			'A payment without invoices is money on account, so nothing about invoices is demanded',
			'customerPayment.create: the specification needs amount_applied',
			'customerPayment.create: the specification needs invoice_id',
			'customerPayment.create: the specification needs invoices',
		),
		...because(
			'An update keeps only the lines that are sent with their id, which the specification shows in answers only',
			'invoice.line_items.line_item_id: no such field in what is sent',
		),
		...because('Unsure: shown on lines of invoices, and taken on lines of other documents', 'invoice.line_items.account_id: no such field in what is sent'),
		...because(
			'Items of Zoho Inventory, which are the same items, take it; the specification of Books shows it in answers only',
			'item.unit: no such field in what is sent',
		),
		...because(
			'The specification tells the states one can search by; with approvals switched on there are these two as well',
			'invoice.status: no value pending_approval',
			'invoice.status: no value approved',
		),
	},
};
