import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printPage } from '../../src/checking/print';
import { applications } from '../../src/checking/live/parts';
import { suitabilities } from '../../src/checking/live/suitable';
import { rules } from '../../src/checking/rules';

/** What is documented is what the code says: every rule, and no other. */

const folder = join(__dirname, '..', '..', 'src', 'checking');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && file !== 'rules.ts' && file !== 'totals.ts');
const texts = [...files.map((file) => join(folder, file)), join(folder, '..', '..', 'nodes', 'shared', 'reference.ts')].map((file) =>
	readFileSync(file, 'utf8'),
);
const named = texts.flatMap((text) => [...text.matchAll(/(?:issue\(\s*|rule: )'([a-z-]+)'/g)].map(([, rule]) => rule!));
const prefixes = new Set(['account', 'tax', 'currency', 'contact']);
const derived = Object.values(applications).flatMap(({ parts }) =>
	Object.values(parts).flatMap(({ rule, inUse }) => [`${rule}-unknown`, ...(inUse ? [`${rule}-inactive`] : [])]),
);
/** Said of a length, by a choice between two names. */
const chosen = ['length', 'kind'];

it('every rule of the code is documented', () => {
	const said = new Set([
		...named.filter((rule) => !prefixes.has(rule) || rule === 'currency'),
		...derived,
		...chosen,
		...suitabilities.map(({ rule }) => rule),
	]);
	expect([...said].filter((rule) => !Object.hasOwn(rules, rule))).toEqual([]);
});

it('every documented rule is in the code', () => {
	const all = texts.join('\n');
	expect(Object.keys(rules).filter((rule) => !derived.includes(rule) && !all.includes(`'${rule}'`))).toEqual([]);
});

it('the page is as the tables say', () => {
	const page = readFileSync(join(__dirname, '..', '..', 'docs', 'record-validator.md'), 'utf8');
	expect(page).toBe(printPage());
	for (const rule of Object.keys(rules)) expect(page).toContain(`| \`${rule}\` |`);
});
