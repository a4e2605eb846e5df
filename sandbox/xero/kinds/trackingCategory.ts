import { text } from '../../../src/apis/define';
import type { Row } from '../../vendor';
import { notFound, nothingSent, refusedElements, type Spoken } from '../answers';
import { keep, same, type Action, type Desk, type Kind } from '../desk';
import { ZERO_ID } from '../ids';
import { partsOf } from '../write';

/** What lines are tracked by (https://developer.xero.com/documentation/api/accounting/trackingcategories). All texts of refusals are invented. */

const MOST_ACTIVE = 2;
const MOST = 4;
const LONGEST = 100;
const STATUSES = ['ACTIVE', 'ARCHIVED'];

const optionsOf = ({ Options }: Row): Row[] => (Options ?? []) as Row[];

/** One option of a category; an id that is none of its is not found. */
const withOption =
	(act: (desk: Desk, row: Row, option: Row, asked: Parameters<Action>[2]) => ReturnType<Action>): Action =>
	(desk, row, asked, [id]) => {
		const option = optionsOf(row).find(({ TrackingOptionID }) => same(TrackingOptionID, id));
		return option ? act(desk, row, option, asked) : notFound;
	};

export const trackingCategory: Kind = {
	write(desk, sent, known) {
		const row: Row = { Status: 'ACTIVE', Options: [], ...known, ...sent };
		const others = desk.books.rows('TrackingCategories').filter(({ TrackingCategoryID }) => TrackingCategoryID !== known?.TrackingCategoryID);
		const active = others.filter(({ Status }) => Status === 'ACTIVE');
		const problems = [
			...nameProblems(row, others),
			...(row.Status === 'ACTIVE' && known?.Status !== 'ACTIVE' && active.length >= MOST_ACTIVE
				? [`There can be at most ${MOST_ACTIVE} active tracking categories.`]
				: []),
			...(!known && others.length >= MOST ? [`There can be at most ${MOST} tracking categories, archived ones included.`] : []),
		];
		return { row, problems };
	},

	view: (_desk, row) => ({ ...row, Options: optionsOf(row).map(shownOption) }),

	remove: (desk, row) => (isUsed(desk, 'TrackingCategoryID', row.TrackingCategoryID) ? ['The tracking category is in use and cannot be deleted.'] : []),

	actions: {
		'PUT Options': (desk, row, { body }) => {
			const sent = sentOptions(body);
			if (!sent.length) return nothingSent('TrackingOption');
			const made: Row[] = [];
			for (const { Name } of sent) {
				const option: Row = { TrackingOptionID: desk.newId(), Name, Status: 'ACTIVE' };
				const problems = nameProblems(option, [...optionsOf(row), ...made]);
				if (problems.length) return refusedOption({ ...option, TrackingOptionID: ZERO_ID }, problems);
				made.push(option);
			}
			save(desk, row, [...optionsOf(row), ...made]);
			return { content: { Options: made.map(shownOption) } };
		},

		'POST Options/{}': withOption((desk, row, option, { body }) => {
			const [sent] = sentOptions(body);
			if (!sent) return nothingSent('TrackingOption');
			const changed: Row = { ...option, ...sent };
			const others = optionsOf(row).filter((other) => other !== option);
			const problems = nameProblems(changed, others);
			if (problems.length) return refusedOption(changed, problems);
			save(
				desk,
				row,
				optionsOf(row).map((other) => (other === option ? changed : other)),
			);
			return { content: { Options: [shownOption(changed)] } };
		}),

		'DELETE Options/{}': withOption((desk, row, option) => {
			if (isUsed(desk, 'TrackingOptionID', option.TrackingOptionID)) return refusedOption(option, ['The tracking option is in use and cannot be deleted.']);
			save(
				desk,
				row,
				optionsOf(row).filter((other) => other !== option),
			);
			return { content: { Options: [shownOption({ ...option, Status: 'DELETED' })] } };
		}),
	},
};

const save = (desk: Desk, row: Row, Options: readonly Row[]): void =>
	void keep(desk, 'TrackingCategories', 'TrackingCategoryID', { row: { ...row, Options: [...Options] } });

const sentOptions = (body: string): Row[] => partsOf(body, { name: 'Options', element: 'Option' }, { Name: text('Name'), Status: text('Status') });

const nameProblems = ({ Name, Status }: Row, others: readonly Row[]): string[] => [
	...(Name ? [] : ['Name is required.']),
	...(String(Name ?? '').length > LONGEST ? [`The length of Name must not exceed ${LONGEST} characters.`] : []),
	...(Name && others.some((other) => same(other.Name, Name)) ? ['Please enter a unique Name.'] : []),
	...(STATUSES.includes(String(Status)) ? [] : ['Status is not valid.']),
];

const shownOption = ({ TrackingOptionID, Name, Status }: Row): Row => ({
	TrackingOptionID,
	Name,
	Status,
	HasValidationErrors: false,
	IsDeleted: Status === 'DELETED',
	IsArchived: Status === 'ARCHIVED',
	IsActive: Status === 'ACTIVE',
});

const refusedOption = (option: Row, problems: readonly string[]): Spoken =>
	refusedElements([{ ...shownOption(option), HasValidationErrors: true, ValidationErrors: problems.map((Message) => ({ Message })) }]);

/** The documents whose lines may be tracked. */
const TRACKED = [
	'Invoices',
	'CreditNotes',
	'Quotes',
	'PurchaseOrders',
	'RepeatingInvoices',
	'BankTransactions',
	'Prepayments',
	'Overpayments',
	'ManualJournals',
];

const isUsed = (desk: Desk, property: string, id: unknown): boolean =>
	TRACKED.some((collection) =>
		desk.books.find(collection, ({ LineItems, JournalLines }) =>
			((LineItems ?? JournalLines ?? []) as Row[]).some(({ Tracking }) => ((Tracking ?? []) as Row[]).some((one) => same(one[property], id))),
		),
	);
