import { flat, quoted, type Transforms } from './transform';

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** How records of one side name those of the other. */
export const links = {
	after: {
		label: 'After Prefix',
		says: 'What follows a prefix that the value must have',
		argument: 'The prefix',
		turn: (value, argument) => behind(value, argument) ?? { says: `${quoted(value)} does not begin with ${quoted(argument)}, so it names no record there` },
	},
	ifAfter: {
		label: 'After Prefix, If Any',
		says: 'What follows a prefix; nothing where the value does not have it',
		argument: 'The prefix',
		turn: (value, argument) => behind(value, argument) ?? {},
	},
	unlessAfter: {
		label: 'Unless Prefixed',
		says: 'The value, unless its prefix shows that it came from there in the first place',
		argument: 'The prefix',
		turn: (value, argument) =>
			behind(value, argument) ? { says: `${quoted(value)} shows that it came from there, so it is not sent back` } : { value: flat(value) },
	},
	linkedId: {
		label: 'ID in a Zoho Link',
		says: 'The ID in a link to a record of Zoho Books or Inventory; nothing in other links',
		argument: 'The kind of record as the link names it, such as invoices',
		turn: (value, argument) => {
			const [, rest = ''] = flat(value).split(`#/${argument}/`);
			const id = /^\d+(?=$|[?/#])/.exec(rest)?.[0];
			return id === undefined ? {} : { value: id };
		},
	},
	linkBack: {
		label: 'Link Xero Takes',
		says: "A web address that Xero takes: one that does not contain Xero's own name",
		turn: (value) => {
			const address = flat(value);
			if (!/^https?:\/\/\S+$/i.test(address)) return { says: `${quoted(address)} is not a web address; the link back is left out`, severity: 'warning' };
			return /xero/i.test(address)
				? { says: 'Xero takes no link that contains its own name; the link back is left out', severity: 'warning' }
				: { value: address };
		},
	},
	guid: {
		label: 'If an ID of Xero',
		says: "The value where it is an ID of Xero's, else nothing",
		turn: (value) => (GUID.test(flat(value)) ? { value: flat(value) } : {}),
	},
	notGuid: {
		label: 'Unless an ID of Xero',
		says: "The value where it is no ID of Xero's, such as a code",
		turn: (value) => (GUID.test(flat(value)) ? {} : { value: flat(value) }),
	},
} satisfies Transforms;

const behind = (value: unknown, prefix: string): { value: string } | undefined =>
	flat(value).startsWith(prefix) && flat(value).length > prefix.length ? { value: flat(value).slice(prefix.length) } : undefined;
