import { text } from '../../../src/apis/define';
import type { Row } from '../../vendor';
import { nothingSent, refusedElements } from '../answers';
import { same, type Action, type Desk, type Kind } from '../desk';
import { partsOf } from '../write';

/** Contacts gathered under a name (https://developer.xero.com/documentation/api/accounting/contactgroups). A contact remembers its groups in `_groups`. */

const MOST = 100;
/** With the typographic apostrophe of the original. */
const FULL = 'You’ve reached the limit of 100 contact groups.';
const isActive = ({ Status }: Row): boolean => Status === 'ACTIVE';

const groupsOf = ({ _groups }: Row): readonly unknown[] => (_groups ?? []) as unknown[];
const membersOf = (desk: Desk, { ContactGroupID }: Row): Row[] => desk.books.rows('Contacts').filter((row) => groupsOf(row).includes(ContactGroupID));

/** Unsure whether a contact's time of change moves with its groups; here it stays. */
const regroup = (desk: Desk, contact: Row, _groups: readonly unknown[]): void => desk.books.put('Contacts', contact.ContactID, { ...contact, _groups });
const leave = (desk: Desk, contact: Row, { ContactGroupID }: Row): void =>
	regroup(
		desk,
		contact,
		groupsOf(contact).filter((id) => id !== ContactGroupID),
	);

/** The groups of a contact, as it shows them. */
export const shownGroups = (desk: Desk, contact: Row): Row[] =>
	groupsOf(contact).flatMap((id): Row[] => {
		const group = desk.books.get('ContactGroups', id);
		return group && isActive(group) ? [{ ContactGroupID: id, Name: group.Name, Status: 'ACTIVE', Contacts: [], HasValidationErrors: false }] : [];
	});

export const contactGroup: Kind = {
	listedBy: 'Name',
	isListed: isActive,

	write(desk, sent, known) {
		const row: Row = { Status: 'ACTIVE', ...known, ...sent };
		const others = desk.books.rows('ContactGroups').filter((other) => isActive(other) && other.ContactGroupID !== row.ContactGroupID);
		// Invented texts, but for the limit's.
		const problems = [
			...(row.Name ? [] : ['Name is required.']),
			...(row.Name && others.some(({ Name }) => same(Name, row.Name)) ? ['A contact group with this name already exists.'] : []),
			...(['ACTIVE', 'DELETED'].includes(String(row.Status)) ? [] : ['Status is not valid.']),
			...(!known && others.length >= MOST ? [FULL] : []),
		];
		return { row, problems };
	},

	view: (desk, row, brief) => ({ ...row, Contacts: brief ? [] : membersOf(desk, row).map(({ ContactID, Name }) => member({ ContactID, Name })) }),

	actions: {
		'PUT Contacts': add,
		'DELETE Contacts': (desk, group) => {
			for (const contact of membersOf(desk, group)) leave(desk, contact, group);
			return { status: 204 };
		},
		'DELETE Contacts/{}': (desk, group, _asked, [id]) => {
			const contact = desk.books.get('Contacts', id);
			// Invented text.
			if (!contact || !groupsOf(contact).includes(group.ContactGroupID)) return refused([{ ContactID: id, problem: 'The contact is not in the group.' }]);
			leave(desk, contact, group);
			return { status: 204 };
		},
	},
};

function add(...[desk, group, { body }]: Parameters<Action>): ReturnType<Action> {
	const sent = partsOf(body, { name: 'Contacts', element: 'Contact' }, { ContactID: text('Contact ID') });
	if (!sent.length) return nothingSent('Contact');
	const contacts = sent.map(({ ContactID }) => desk.books.get('Contacts', ContactID));
	// Invented texts; whether archived contacts may be added is unsure.
	const unfit = sent.flatMap(({ ContactID }, index) => {
		const problem = !contacts[index]
			? 'The contact could not be found.'
			: contacts[index].ContactStatus === 'ARCHIVED'
				? 'The contact is archived.'
				: undefined;
		return problem ? [{ ContactID, problem }] : [];
	});
	if (unfit.length) return refused(unfit);
	for (const contact of contacts) {
		if (contact && !groupsOf(contact).includes(group.ContactGroupID)) regroup(desk, contact, [...groupsOf(contact), group.ContactGroupID]);
	}
	return { content: { Contacts: sent.map(({ ContactID }) => ({ ...member({ ContactID }), ValidationErrors: [] })) } };
}

const member = (own: Row): Row => ({ ...own, Addresses: [], Phones: [], ContactGroups: [], ContactPersons: [], HasValidationErrors: false });

const refused = (rows: readonly { ContactID: unknown; problem: string }[]) =>
	refusedElements(rows.map(({ ContactID, problem }) => ({ ...member({ ContactID }), HasValidationErrors: true, ValidationErrors: [{ Message: problem }] })));
