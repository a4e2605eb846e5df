import { AUDIT, audited, auditLinks, auditSteps } from './audit';
import { at, chain, fork, into, workflowOf } from './flow';
import { idOfTable, where } from './rows';
import { byHand, either, everyHour, everyMonday, monitor, note, set, table, tell } from './steps';

const [MAPPINGS, TOLD, CHANGES] = ['Mapping rows', 'Mapping rows as they were told of', 'Find what changed'] as const;
const ALL = 'All audit rows';
const SETTINGS = 'Settings';
const setting = (name: string): string => `$('${SETTINGS}').first().json.${name}`;
const TRAIL = 'xerozoho_audit';

const REPORT = `={{ "The audit trail is sound: " + $('Verify').first().json.sound + ". Rows: " + $json.rows + ". From " + $('Verify').first().json.first + " to " + $('Verify').first().json.last
  + ".\n\nHeads, to check with later that nothing was cut off:\n" + $json.heads.join("\n") }}`;
const FAULTS = `={{ $json.findings.slice(0, 50).map((finding) => finding.at + " " + finding.kind + ": the row " + finding.row.hash + " " + finding.says).join("\n") }}`;

/** 17: the trail is checked, handed to somebody else, and let go of when its time is over. */
export const trail = workflowOf(
	'17 Audit trail: check, export, keep',
	[
		everyMonday('Every Monday', [0, 0], 6),
		byHand('Check now', [0, 200]),
		set(SETTINGS, [280, 100], '{\n  "keep_years": 7,\n  "format": "csv",\n  "heads_kept_elsewhere": ""\n}'),
		{ ...table(ALL, at(0, 100), { resource: 'row', operation: 'get', dataTableId: idOfTable(TRAIL), filters: {}, returnAll: true }), executeOnce: true },
		monitor('Verify', at(1, -60), 'verifyAudit', { heads: `={{ ${setting('heads_kept_elsewhere')} }}` }),
		either('Is it sound?', at(2, -60), '={{ $json.sound }}'),
		tell.email('Tell that it is not', at(3, -60), '={{ "The audit trail is not sound: " + $json.findings.length + " findings" }}', FAULTS),
		monitor('Export', at(1, 260), 'exportAudit', {
			format: `={{ ${setting('format')} }}`,
			binaryPropertyName: 'data',
			since: `={{ $now.toUTC().minus({ years: ${setting('keep_years')} }).startOf("day").toISO() }}`,
		}),
		tell.email('Send the export', at(2, 160), '={{ "Audit trail: " + $json.file }}', REPORT, 'data'),
		either('Is anything to go?', at(2, 460), `={{ $('Verify').first().json.sound && $json.retention.rows > 0 }}`),
		everyHour('Every hour', [0, 800]),
		byHand('Look at the mappings now', [0, 1000]),
		{
			...table(MAPPINGS, [280, 900], { resource: 'row', operation: 'get', dataTableId: idOfTable('xerozoho_mappings'), filters: {}, returnAll: true }),
			executeOnce: true,
			alwaysOutputData: true,
		},
		{
			...table(TOLD, at(0, 800), {
				resource: 'row',
				operation: 'get',
				dataTableId: idOfTable(TRAIL),
				matchType: 'allConditions',
				filters: { conditions: [where('target', 'eq', 'xerozoho_mappings')] },
				returnAll: true,
			}),
			executeOnce: true,
			alwaysOutputData: true,
		},
		monitor(CHANGES, at(1, 900), 'findMappingChanges'),
		...auditSteps(at(3, 460), {
			deed: '={{ $json.retention ? "trimmed" : "mappingChanged" }}',
			message: '={{ $json.retention?.message ?? "" }}',
			options: { target: '={{ $json.retention ? "xerozoho_audit" : "xerozoho_mappings" }}' },
		}),
		either('Does it tell of old rows?', at(6, 460), '={{ $json.action === "trimmed" }}'),
		{
			...table('Remove old rows', at(7, 460), {
				resource: 'row',
				operation: 'deleteRows',
				dataTableId: idOfTable(TRAIL),
				matchType: 'allConditions',
				filters: { conditions: [{ ...where('happened_at', 'eq', `={{ $('Export').first().json.retention.before }}`), condition: 'lt' }] },
				options: {},
			}),
			executeOnce: true,
		},
		note(
			'About',
			[-520, -220],
			[460, 760],
			'about',
			`## Audit trail: check, export, keep

Every Monday the audit trail is checked for rows that were changed, taken out or put in; the whole of it goes to somebody as a file; and rows whose time is over are removed. Every hour, what people changed in the mapping table becomes a row of the trail too.

**Set up**
1. Run *00 Set up* once.
2. Write into *Settings* for how many years rows are kept (seven is what New Zealand asks for), and whether the file is *csv* or *json*.
3. Choose an SMTP credential and addresses in the two e-mail nodes. The export is worth most with somebody who cannot change the table.
4. **Publish** this workflow.

**Was the end cut off?** Copy the *heads* of an earlier e-mail into *Settings*, and execute from *Check now*: what is missing since then shows.

**Writes** a row that tells what was removed before anything is, so that the rest still verifies. As long as the trail is not sound, nothing is removed.`,
		),
		note('About the check', [at(1)[0] - 40, -220], [660, 320], 'failure', '### Was anything changed?\nOnly bad news is told here.'),
		note(
			'About the export',
			[at(1)[0] - 40, 110],
			[440, 300],
			'start',
			'### For somebody else\nThe file, and the heads by which the end of the trail is known.',
		),
		note(
			'About the mappings',
			[-40, 720],
			[1100, 440],
			'start',
			'### Who changed a mapping?\nn8n tells no workflow when somebody changes a table by hand, so every hour the mapping rows are compared with what was told of them last.',
		),
		note('About the time', [at(2)[0] - 40, 420], [1320, 240], 'work', '### Its time is over\nTold first, removed then.'),
	],
	[
		...chain('Every Monday', SETTINGS, ALL, 'Verify', 'Is it sound?'),
		...chain('Check now', SETTINGS),
		...fork('Is it sound?', [], ['Tell that it is not']),
		...chain(ALL, 'Export', 'Send the export'),
		...chain('Export', 'Is anything to go?'),
		...chain('Every hour', MAPPINGS, TOLD),
		...chain('Look at the mappings now', MAPPINGS, CHANGES),
		into(TOLD, CHANGES, 1),
		...audited('Is anything to go?', CHANGES),
		...auditLinks,
		...chain(AUDIT, 'Does it tell of old rows?', 'Remove old rows'),
	],
	{},
);
