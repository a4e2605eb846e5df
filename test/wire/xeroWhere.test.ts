import { where as sandboxWhere, BadQuery } from '../../sandbox/xero/where';
import type { Field, Operation, Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import type { Row } from '../../src/record';
import { missingIn } from '../../src/wire/missing';
import { xeroDialect } from '../../src/wire/xero';
import { condition, filterProblems, isGuid, quoted } from '../../src/wire/xeroFilters';
import { whereProblem } from '../../src/wire/xeroWhere';
import { seeded } from '../support/random';
import { askedFor } from './scripted';

const GUID = '297c2dc5-cc47-4afd-8ec8-74990b8761e9';

/** Whether the sandbox, which was written without our check, can read it. */
const isRead = (expression: string): boolean => {
	try {
		sandboxWhere(expression, (path) => path.every((name) => /^[A-Za-z_]\w*$/.test(name) && !/^(and|or)$/i.test(name)));
		return true;
	} catch (error) {
		if (error instanceof BadQuery) return false;
		throw error;
	}
};

describe('a filter expression', () => {
	it.each([
		'Status=="PAID"',
		'Status="PAID"',
		'Status!="PAID"',
		'Total>100',
		'Total >= 100.50 AND Total<=200',
		'Total<-5',
		'Status=="PAID" AND Date>=DateTime(2026,1,1)',
		'Status=="PAID"&&Date<DateTime(2026,01,01)',
		'Type=="ACCREC" OR Type=="ACCPAY"',
		'Type=="ACCREC"||Type=="ACCPAY"',
		'(Type=="ACCREC" OR Type=="ACCPAY") AND (Total>1)',
		'UpdatedDateUTC>DateTime(2026,11,23,10,15,30)',
		'IsReconciled==false',
		'IsReconciled == true',
		'Reference==null',
		'Reference!=null AND Reference.StartsWith("A")',
		'Name.Contains("Smith")',
		'Name.EndsWith("Ltd")',
		'Name.ToLower().Contains("smith")',
		'Name.ToLower()=="smith"',
		`Contact.ContactID==guid("${GUID}")`,
		`Contact.ContactID=Guid("${GUID}")`,
		'Account.Code=="200" and Invoice.InvoiceNumber=="INV-1"',
		'Name=="He said \\"no\\""',
		'Name=="back\\\\slash"',
		'Name=="O\'Brien"',
		'Name=="2026-01-01"',
		'Name=="(unbalanced"',
		'  Name == "a"  ',
	])('is fine: %s', (expression) => {
		expect([isRead(expression), whereProblem(expression)]).toEqual([true, undefined]);
	});

	it.each<[string, RegExp]>([
		["Status=='PAID'", /single quotes/],
		['Date>=2026-01-31', /write it as DateTime\(2026, 1, 31\)/],
		['Status="PAID', /cannot be read from/],
		['(Status=="PAID"', /lacks a closing "\)"/],
		['Status=="PAID")', /has "\)" where AND, OR or the end was expected/],
		['Status==', /ends where a value was expected/],
		['=="PAID"', /has "==" where a value was expected/],
		['Status=="PAID" AND', /ends where a value was expected/],
		['AND Status=="PAID"', /has "AND" where a value was expected/],
		['Status=="PAID" Type=="ACCREC"', /has "Type" where AND, OR or the end was expected/],
		['Status=="PAID", Type=="ACCREC"', /has "," where/],
		['Status===“PAID”', /where a value was expected|cannot be read/],
		['Contact.=="a"', /a dot without a name/],
		['Name.Contains("a"', /lacks a closing "\)"/],
		['Status LIKE "P%"', /has "LIKE" where/],
		['Status IN ("A")', /has "IN" where/],
		['Total>>5', /has ">" where a value was expected/],
		['Total>5;', /cannot be read from ";"/],
		['', /ends where a value was expected/],
	])('is refused before it is sent: %s', (expression, says) => {
		expect([isRead(expression), whereProblem(expression)]).toEqual([false, expect.stringMatching(says)]);
	});

	it('never makes the check fail, and what the sandbox can read is never refused: 20,000 random ones', () => {
		const random = seeded(1);
		const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
		const words = [
			'Name',
			'Total',
			'Contact.ContactID',
			'Reference',
			'.',
			'.Contains',
			'.ToLower()',
			'("a")',
			'(',
			')',
			'"a"',
			'"',
			"'",
			'==',
			'=',
			'!=',
			'<=',
			'>',
			'5',
			'-5',
			'5.5',
		];
		const more = [
			'AND',
			'OR',
			'&&',
			'||',
			'and',
			'null',
			'true',
			',',
			'DateTime(2026,1,2)',
			'DateTime(',
			`guid("${GUID}")`,
			'2026-01-02',
			'\\',
			'!',
			'-',
			'{',
			'é',
			'\n',
			'%',
			'',
		];
		let read = 0;
		for (let index = 0; index < 20_000; index++) {
			const expression = Array.from({ length: 1 + Math.floor(random() * 7) }, () => one([...words, ...more])).join(random() < 0.5 ? ' ' : '');
			const problem = whereProblem(expression);
			if (!isRead(expression)) continue;
			read += 1;
			expect([expression, problem]).toEqual([expression, undefined]);
		}
		expect(read).toBeGreaterThan(500);
	});

	it('of brackets without end is refused, and does not run out of stack', () => {
		expect(whereProblem(`${'('.repeat(100_000)}Total>1`)).toBe('has too many brackets');
	});

	it('of the grammar is never refused: 2,000 random ones', () => {
		const random = seeded(2);
		const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
		const value = (): string =>
			one(['"a"', '"A \\"quoted\\" \\\\ one"', '5', '-0.25', 'null', 'true', 'DateTime(2026,1,2,3,4,5)', 'Contact.Name', 'Reference.ToLower()']);
		const test = (): string =>
			one([
				`Name ${one(['==', '!=', '=', '<', '>='])} ${value()}`,
				'Name.Contains("x")',
				'Name!=null AND Name.ToLower().StartsWith("y")',
				`InvoiceID==guid("${GUID}")`,
			]);
		const expression = (depth: number): string =>
			depth === 0 || random() < 0.3
				? test()
				: one([`(${expression(depth - 1)})`, `${expression(depth - 1)} ${one(['AND', 'OR', '&&', '||', 'or'])} ${expression(depth - 1)}`]);
		for (let index = 0; index < 2_000; index++) {
			const made = expression(4);
			expect([made, isRead(made), whereProblem(made)]).toEqual([made, true, undefined]);
		}
	});
});

const conditions = Object.entries<Resource>(xero).flatMap(([name, { operations }]) =>
	Object.values<Operation>(operations).flatMap(({ filters = {} }) =>
		Object.entries(filters).flatMap(([filter, field]) => (field.where ? [[`${name}.${filter}`, field] as const] : [])),
	),
);

describe('a filter that becomes a condition', () => {
	const NASTY = [
		'plain',
		'a "quoted" one',
		'back\\slash',
		'ends in \\',
		'\\"',
		"O'Brien",
		'{}',
		'{raw}',
		'$& $1 $`',
		'x" OR "1"=="1',
		'Zoë 東京',
		'100%&=+',
		'(',
		' AND ',
	];

	/** Values a person may give, and the same as the records hold it. */
	const valuesOf = (field: Field): Array<[given: unknown, held: unknown]> => {
		if (field.where!.includes('guid(')) return [[GUID, GUID.toUpperCase()]];
		if (field.where!.includes('{raw}'))
			return [
				['true', true],
				['false', false],
			];
		if (field.kind === 'date') return [['2026-01-31', new Date('2026-01-31T00:00:00Z')]];
		if (field.kind === 'decimal')
			return [
				[0, 0],
				[12.5, 12.5],
				[-3, -3],
			];
		if (field.kind === 'choice') return Object.keys(field.choices).map((choice) => [choice, choice]);
		return NASTY.map((text) => [text, text]);
	};

	const rowWith = (path: string, value: unknown): Row => path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Row;

	it.each(conditions)('%s is read by the sandbox, and finds just what it names', (_, field) => {
		const path = /^[\w.]+/.exec(field.where!)![0].replace(/\.StartsWith$/, '');
		for (const [given, held] of valuesOf(field)) {
			const expression = condition(field, given);
			expect([expression, whereProblem(expression)]).toEqual([expression, undefined]);
			const fits = sandboxWhere(expression, () => true);
			expect([expression, fits(rowWith(path, held))]).toEqual([expression, true]);
			if (typeof held === 'string' && !isGuid(held)) expect([expression, fits(rowWith(path, `not ${held}`))]).toEqual([expression, false]);
			expect([expression, fits(rowWith(path, null))]).toEqual([expression, false]);
		}
	});

	it('is joined with all others, each in brackets, and with those that the table fixes', () => {
		const { query } = xeroDialect.list(
			xero.invoice,
			{ reference: 'a "b" \\', dateFrom: '2026-01-31', amountDueFrom: 0, contact: GUID, where: 'Total>1 OR Total<-1' },
			{ number: 2, size: 1000 },
			xero.invoice.operations.getMany.filters,
		);
		const expected = `(Type=="ACCREC") AND (Reference=="a \\"b\\" \\\\") AND (Date>=DateTime(2026,1,31)) AND (AmountDue>=0) AND (Contact.ContactID==guid("${GUID}")) AND (Total>1 OR Total<-1)`;
		expect(query).toEqual({ unitdp: '4', page: '2', pageSize: '1000', where: expected });
		expect([isRead(expected), whereProblem(expected)]).toEqual([true, undefined]);
	});
});

describe('a value of a filter', () => {
	const { filters } = xero.invoice.operations.getMany as Operation;
	const problems = (values: Row, fields = filters!) => filterProblems(values, fields);

	it.each<[Row, RegExp]>([
		[{ contact: 'Ridgeway' }, /"Ridgeway" is not an ID/],
		[{ contact: `${GUID}") OR Total>guid("${GUID}` }, /is not an ID/],
		[{ dateFrom: 'yesterday' }, /"yesterday" is not a date/],
		[{ dateFrom: '2026-13-45' }, /is not a date/],
		[{ dueTo: '31/01/2026' }, /is not a date/],
		[{ amountDueFrom: '1,234' }, /is not a number/],
		[{ amountDueFrom: '1 OR 1==1' }, /is not a number/],
		[{ modifiedSince: 'last week' }, /is not a time/],
		[{ where: "Status=='PAID'" }, /single quotes/],
		[{ order: 'Date DOWN' }, /is no list of fields/],
		[{ order: 'Date;DROP' }, /is no list of fields/],
	])('%j is refused with its place', (values, says) => {
		expect(problems(values)).toEqual([{ at: filters![Object.keys(values)[0]!]!.label, says: expect.stringMatching(says) }]);
	});

	it('that is written without quotes must be one of the choices', () => {
		const fields = (xero.bankTransaction.operations.getMany as Operation).filters!;
		expect(problems({ isReconciled: 'false OR 1==1' }, fields)).toEqual([{ at: 'Reconciled', says: '"false OR 1==1" is none of the choices' }]);
		expect(problems({ isReconciled: 'false' }, fields)).toEqual([]);
	});

	it.each<Row>([
		{ contact: GUID.toUpperCase(), dateFrom: '2026-01-31', dueTo: '2026-01-31T00:00:00.000Z', amountDueFrom: '-12.50', amountDueTo: 0 },
		{ modifiedSince: '2026-01-31T10:00:00+13:00', order: 'Date DESC', where: 'Total>1' },
		{ order: 'Contact.Name asc, Date DESC,Total', reference: "anything 'at' all", InvoiceNumbers: 'A,B' },
		{ contact: '', dateFrom: undefined, amountDueFrom: ' ', where: '', order: null },
	])('%j is fine', (values) => {
		expect(problems(values)).toEqual([]);
	});

	it('that would be refused stops the operation before anything is asked', () => {
		const failure = missingIn(xeroDialect, askedFor(xero.invoice, 'getMany'), { from: 0, filters: { where: "Status=='PAID'", contact: 'x' } });
		expect(failure).toMatchObject({ cause: 'validation', details: [{ at: 'Where' }, { at: 'Contact' }] });
		expect(failure?.message).toMatch(/^Xero would refuse the filter: Where has single quotes.*; Contact "x" is not an ID.*Nothing was sent$/);
	});

	it('is quoted so that it stays one text', () => {
		const random = seeded(3);
		const signs = ['"', '\\', 'a', ' ', "'", '\n', 'é', ')'];
		for (let index = 0; index < 500; index++) {
			const text = Array.from({ length: Math.floor(random() * 8) }, () => signs[Math.floor(random() * signs.length)]).join('');
			const fits = sandboxWhere(`Name==${quoted(text)}`, () => true);
			expect([text, fits({ Name: text }), fits({ Name: `${text}x` })]).toEqual([text, true, false]);
		}
	});
});
