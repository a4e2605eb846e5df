import { because, type Deviations } from './because';

/** Where the tables of Zoho's finance apps knowingly say something else than Zoho's specification, and why. "Seen" means: in answers of the live service. */

const every = (names: readonly string[], ...what: string[]): string[] => names.flatMap((name) => what.map((one) => `${name}.${one}`));

/** What the specification describes in one resource and leaves out in the next, though it is the same thing. */
const shared: Deviations = {
	...because(
		'A custom field is named by id, label, index or API name; the specification shows one of the ways, a different one in each resource',
		'*.custom_fields.api_name: no such field in what is sent',
		'*.custom_fields.customfield_id: no such field in what is sent',
		'*.custom_fields.value: no such field in what is sent',
	),
	...because('Seen with every record that can have custom fields', '*.custom_field_hash: no such field in what is shown'),
	...because(
		'Seen with other documents, which show the same addresses',
		'*.billing_address.attention: no such field in what is shown',
		'*.billing_address.phone: no such field in what is shown',
		'*.shipping_address.attention: no such field in what is shown',
		'*.shipping_address.phone: no such field in what is shown',
		'*.shipping_address.street2: no such field in what is shown',
	),
	...because(
		'A file of a record is described where some resources show theirs; they are the same',
		'*.documents.document_id: no such field in what is shown',
		'*.documents.file_name: no such field in what is shown',
		'*.documents.file_type: no such field in what is shown',
		'*.documents.file_size: no such field in what is shown',
	),
	...because(
		'A tag of a line tells its names wherever one is seen',
		'*.tags.tag_name: no such field in what is shown',
		'*.tags.tag_option_name: no such field in what is shown',
	),
	...because('Every list takes it, as the introduction of the API says; some leave it out', '*.getMany: no parameter sort_order'),
	...because(
		'An amount, or a percentage such as 10%: the specification says so in words and number in its type',
		'*.discount: holds number, not text',
	),
	...because(
		'The specification describes the message that Zoho answers with where there is no file',
		...['bills.bill_id.attachment', 'invoices.invoice_id.attachment'].map(
			(at) => `*.downloadAttachment: the answer is ${at} answered, not application/octet-stream`,
		),
	),
	...because('Shown with rates in other resources as a number, and a number in what is sent there', '*.exchange_rate: holds string, not decimal'),
};

export const financeDeviations: Readonly<Record<string, Deviations>> = { zohoBooks: { ...shared }, zohoInventory: { ...shared } };
export const unusedEvery = every;
