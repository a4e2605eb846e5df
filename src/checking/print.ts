import { checkable } from './checkable';
import { machines } from './live/statuses';
import { suitabilities } from './live/suitable';
import { rules, type RuleAbout } from './rules';

/** The Record Validator's page in the documentation, made of the very tables that it works by. */

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
const table = (titles: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] =>
	[titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
const code = (text: string): string => `\`${text}\``;
const label = (subject: string): string => checkable[subject]?.label ?? subject;

const rulesTable = (needs: (about: RuleAbout) => boolean): string[] =>
	table(
		['Rule', 'Said when', 'Severity', 'Of'],
		Object.entries(rules)
			.filter(([, about]) => needs(about))
			.map(([rule, { when, severity, of = '' }]) => [code(rule), when, severity, of]),
	);

const accountsTable = (): string[] =>
	table(
		['Records', 'Field', 'Refused or unusual where the account', 'Severity'],
		suitabilities.map(({ subjects, at, says, severity }) => [subjects.map(label).join(', '), at.map(code).join(', '), says, severity]),
	);

const movesTable = (): string[] =>
	table(
		['Record', 'From', 'To'],
		Object.entries(machines).flatMap(([subject, { moves }]) =>
			Object.entries(moves).map(([from, to]) => [label(subject), code(from), to.length > 0 ? to.map(code).join(', ') : 'nothing']),
		),
	);

export const printPage = (): string =>
	[
		intro,
		'## Rules of the record itself\n',
		...rulesTable(({ needs }) => needs === ''),
		'\n## Rules with reference data\n',
		aboutReference,
		...rulesTable(({ needs }) => needs === 'reference data'),
		'\n### Which accounts may stand where\n',
		...accountsTable(),
		'\n### What a document may become\n',
		'A status that is not in the list may become anything.\n',
		...movesTable(),
		'\n### Once money was applied\n',
		paidInXero,
		'\n## Rules of the batch and of history\n',
		aboutHistory,
		...rulesTable(({ needs }) => needs === 'the batch' || needs === 'history or the batch'),
		'',
	].join('\n');

const intro = `# Record Validator

Generated from the tables in \`src/checking\` by \`npm run build\`; do not edit.

Looks at records before they are sent, and says of each what the vendor, an accountant or you would refuse: where, what, and what to do. It writes nothing. Put it between the Record Mapper and the node that writes; issues that the mapper found count too.

| input | what it takes |
|---|---|
| first | records of the chosen resource, such as the Record Mapper puts out |
| Reference Data | optional: accounts, tax rates, currencies, tracking categories, contacts, documents and the organisation, in any order, as the nodes of Xero, Zoho Books and Zoho Inventory read them |
| History | optional: earlier documents, and rows of the audit table |

| output | what its items are |
|---|---|
| Valid | the record as it came; warnings stand under \`_sync.issues\` |
| To Review | the record as it came, with questions for a person under \`_sync.issues\`. Nothing is wrong for sure; when the person agrees, it can be written as it is |
| Refused | the failure, ready for Failure Triage: message, details with places, fixes, and the input |

An issue is \`{ rule, severity, at, says, fix }\`. An error refuses the record, a review sends it to a person, a warning only travels along. Where the record was mapped, \`at\` is the place in the source. **Connect all three outputs**: what leaves by an output that leads nowhere is gone.

- **Use Live Data** reads accounts, taxes, currencies, tracking and the organisation of the application that the record is bound for, once in ten minutes. What the second input has of a kind counts in its place. Contacts and documents are too many to read all of them: connect those that matter.
- **Custom Rules** are conditions that must be true, each with what happens if not. Write an expression, such as \`{{ $json.LineItems.length <= 100 }}\`. A condition that fails, or gives neither true nor false, counts as broken, with the weight of its rule.
`;

const aboutReference = `What the reference data do not hold is not held against a record: without accounts, no account is unknown. A list that is there counts as whole, but for contacts and documents. Payments that a document already lists by their reference are not counted again.

A lock of transactions in Zoho Books (\`transaction_lock_date\`) is read by an API request to \`/transactionlocks\`; connect its rows too.
`;

const paidInXero = `Xero then takes changes of reference, due date, number, branding theme, link back, planned payment date, the mark of being sent, the contact (unless a credit was applied), and of a line its text, account and tracking. Anything else that the record would change is refused, with its place. In Zoho a change of amounts, dates, party or currency is for a person.
`;

const aboutHistory = `None of these refuses a record. What is held against what, and how far, is told in [Anomalies](anomalies.md).
`;
