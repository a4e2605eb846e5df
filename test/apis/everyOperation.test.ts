import { startSandbox, type Sandbox } from '../../sandbox/serve';
import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoCrm } from '../../src/apis/zohoCrm';
import { missingIn } from '../../src/wire/missing';
import { xeroLine, zohoCrmLine } from '../support/drive';
import { operator, preparedFor, type Operator } from '../support/operating';
import { crmOperator } from '../support/operatingCrm';

/** Every operation of every table of Xero and CRM, with a value in every field, against the sandbox over HTTP; those of Zoho's finance apps are in test/contract. */

/** Refused by the rules of the business, not by a mistake in a table. */
const REFUSED: Readonly<Record<string, RegExp>> = {
	// The construction industry's scheme is the UK's, and the books are those of New Zealand.
	'xero.contact.getCisSettings': /nothing to show here/,
	'xero.organisation.getCisSettings': /nothing to show here/,
};

let sandbox: Sandbox;
const operators: Record<string, Operator> = {};

beforeAll(async () => {
	sandbox = await startSandbox();
	operators.xero = operator(await xeroLine(sandbox.url));
	operators.zohoCrm = crmOperator(await zohoCrmLine(sandbox.url));
	for (const each of Object.values(operators)) await each.prepare();
});

/** So that no minute's limit is reached. */
beforeEach(() => sandbox.clock.advance(10));

afterAll(async () => await sandbox.close());

const every = Object.entries({ xero, zohoCrm }).flatMap(([app, resources]) =>
	Object.entries<Resource>(resources).flatMap(([name, resource]) =>
		Object.keys(resource.operations).map((verb) => [`${app}.${name}.${verb}`, app, name, verb] as const),
	),
);

it.each(every)('%s succeeds, or is refused for a known reason', async (full, app, name, verb) => {
	const { line, operate } = operators[app]!;
	const resource = line.resources[name]!;
	const operation = resource.operations[verb]!;
	const { wish, outcomes } = await operate(name, verb);
	expect(missingIn(line.dialect, { resource, operation, run: '' }, wish)).toBeUndefined();
	expect(outcomes.length).toBeGreaterThan(0);
	const said = outcomes.flatMap(({ failure }) => (failure ? [failure.message] : []));
	const known = REFUSED[full];
	if (known) expect(said.join('\n')).toMatch(known);
	else expect(said).toEqual([]);
	// A change of status that was asked for has happened.
	const isState = operation.does === 'act' && !operation.body?.convert_to && outcomes[0]?.record?.success !== true;
	if (!known && isState) expect(outcomes[0]?.record).toMatchObject(operation.body ?? {});
	if (operation.does === 'download') expect(outcomes[0]?.file?.bytes.length).toBeGreaterThan(0);
});

it('says nothing of operations that do not exist', () => {
	expect([...Object.keys(REFUSED), ...preparedFor].filter((full) => !every.some(([name]) => name === full))).toEqual([]);
});
