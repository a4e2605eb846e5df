import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';
import { createZoho } from '../../sandbox/zoho';
import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { grouped, type Row } from '../../src/record';
import type { Asked, Wish } from '../../src/wire/ask';
import type { Outcome } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { missingIn } from '../../src/wire/missing';
import { preview } from '../../src/wire/previews';
import { wouldFail } from '../../src/wire/previewVerdicts';
import { drive, xeroInside, zohoCrmLine, type Line } from '../support/drive';
import { CAFE } from '../support/financeIds';
import { financeInside } from '../support/financeInside';
import { crmOperator } from '../support/operatingCrm';
import { seeded } from '../support/random';
import { byPosition } from './scripted';
import { trials } from '../support/trials';

/** What a preview says of two hundred records is what then becomes of them. */

const RECORDS = trials(200);

/** What a record of the mix is. */
const KINDS = ['new', 'changed', 'unchanged', 'refused', 'gone', 'twice'] as const;
type Kind = (typeof KINDS)[number];

/** How records of one kind come to be. */
interface Side {
	readonly line: Line;
	readonly resource: Resource;
	readonly lookUpFirst?: boolean;
	/** A record that is sound and new. */
	fresh(index: number): Row;
	/** With another value somewhere. */
	changed(record: Row, index: number): Row;
	/** What is there before, where the write of the record is to be refused for it; the record itself where nothing is. */
	refused(record: Row): { readonly before?: Row; readonly record: Row };
	/** Kinds that the resource does not know. */
	readonly without?: readonly Kind[];
	/** Makes a record void. */
	readonly voiding?: string;
}

let runs = 0;

const asking = ({ line, resource, lookUpFirst = false }: Side, verb: string): Asked => ({
	resource,
	operation: resource.operations[verb]!,
	resources: line.resources,
	run: `run-${(runs += 1)}`,
	lookUpFirst,
});

/** As the nodes do: what lacks something is not even asked for. */
async function talk(side: Side, verb: string, wishes: readonly Wish[], isPreview: boolean): Promise<Outcome[]> {
	const asked = asking(side, verb);
	const { dialect } = side.line;
	const problems = new Map(wishes.map((wish) => [wish, missingIn(dialect, asked, wish)]));
	const sound = wishes.filter((wish) => !problems.get(wish));
	const outcomes = await drive(side.line, isPreview ? preview(dialect, asked, sound) : conversations[asked.operation.does](dialect, asked, sound));
	const refused = wishes.flatMap((wish): Outcome[] => {
		const failure = problems.get(wish);
		return failure ? [isPreview ? wouldFail(wish, {}, failure) : { from: wish.from, failure }] : [];
	});
	return byPosition([...outcomes, ...refused]);
}

/** The records of the mix, once what must be there is. */
async function mixed(side: Side, seed: number): Promise<{ records: Row[]; kinds: Kind[] }> {
	const random = seeded(seed);
	const known = KINDS.filter((kind) => !side.without?.includes(kind));
	const kinds = Array.from({ length: RECORDS }, () => known[Math.floor(random() * known.length)]!);
	const made: Array<{ before?: Row; record: Row; void?: true }> = kinds.map((kind, index) => {
		const record = side.fresh(index);
		if (kind === 'new') return { record };
		if (kind === 'refused') return side.refused(record);
		if (kind === 'gone') return { before: record, record: side.changed(record, index), void: true };
		return { before: record, record: kind === 'unchanged' ? record : side.changed(record, index) };
	});
	// One that comes a second time, as one that is new the first time.
	const records = made.flatMap(({ record }, index) => (kinds[index] === 'twice' ? [record, side.changed(record, index + 1)] : [record]));
	const before = made.flatMap(({ before: there }, index) => (there && kinds[index] !== 'twice' ? [{ there, index }] : []));
	const created = await talk(
		side,
		'create',
		before.map(({ there }, from) => ({ from, record: there })),
		false,
	);
	expect(created.flatMap(({ failure }) => (failure ? [failure.message] : []))).toEqual([]);
	const gone = created.flatMap(({ record }, place) => (made[before[place]!.index]!.void ? [String(record![side.resource.id])] : []));
	if (gone.length) {
		const ended = await talk(
			side,
			side.voiding!,
			gone.map((id, from) => ({ from, id })),
			false,
		);
		expect(ended.flatMap(({ failure }) => (failure ? [failure.message] : []))).toEqual([]);
	}
	return { records, kinds };
}

/** What came of a write, in the words of a preview; whether a vendor that matches by itself made it or changed it, its id tells. */
const becameOf = ({ resource }: Side, { failure, did, record }: Outcome, known: ReadonlySet<string>): string => {
	if (failure) return 'fail';
	if (did === 'already there') return 'skip';
	return known.has(String(record![resource.id])) ? 'update' : 'create';
};

async function compare(side: Side, seed: number): Promise<Record<string, number>> {
	const { records } = await mixed(side, seed);
	const wishes = records.map((record, from): Wish => ({ from, record }));
	const foreseen = await talk(side, 'upsert', wishes, true);
	const written = await talk(side, 'upsert', wishes, false);
	expect(foreseen.map(({ from }) => from)).toEqual(wishes.map(({ from }) => from));
	// Ids that were there, or were made by an earlier item of the run: the first that comes makes it.
	const known = new Set(foreseen.flatMap(({ preview: told }) => (told?.id === undefined ? [] : [told.id])));
	const became = written.map((outcome) => {
		const one = becameOf(side, outcome, known);
		if (outcome.record) known.add(String(outcome.record[side.resource.id]));
		return one;
	});
	const said = foreseen.map(({ preview: told }) => told!.would as string);
	expect(said.map((would, index) => [index, would])).toEqual(became.map((would, index) => [index, would]));
	// What is the same already changes nothing, and only that.
	for (const [index, { preview: told, record }] of foreseen.entries())
		if (told?.would === 'update') expect([index, told.changes.length > 0]).toEqual([index, record !== undefined && isChanged.has(records[index]!)]);
	return Object.fromEntries(grouped(said, (would) => would).map((same) => [same[0]!, same.length]));
}

/** Records that differ from what is there. */
const isChanged = new WeakSet<Row>();
const marked = <R extends Row>(record: R): R => {
	isChanged.add(record);
	return record;
};

const counted: Record<string, Record<string, number>> = {};
afterAll(() =>
	console.info(
		Object.entries(counted)
			.map(([name, each]) => `${name}: ${JSON.stringify(each)}`)
			.join('\n'),
	),
);

let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await startSandbox()));
afterAll(async () => await sandbox.close());

/** Each answer a second after the one before, so that no minute's limit is reached. */
const ticking = () => {
	let now = Date.parse('2026-11-25T12:00:00+13:00');
	return { now: () => (now += 1500) };
};

const xeroLine = (): Line => xeroInside(createXero(ticking()), NZ, () => undefined);

const xeroInvoices = (lookUpFirst: boolean): Side => ({
	line: xeroLine(),
	resource: xero.invoice,
	lookUpFirst,
	fresh: (index) => ({
		InvoiceNumber: `P-${index}`,
		Contact: { ContactNumber: 'RIDGEWAY' },
		Date: '2026-11-01',
		DueDate: '2026-11-30',
		LineAmountTypes: 'Exclusive',
		LineItems: [
			{ Description: 'Work', Quantity: '2.0', UnitAmount: 100.5, AccountCode: '200', TaxType: 'OUTPUT2' },
			{ Description: 'Travel', Quantity: 1, UnitAmount: '12.3400', AccountCode: '200', TaxType: 'OUTPUT2' },
		],
	}),
	changed: (record, index) => {
		const [work, travel] = record.LineItems as [Row, Row];
		const ways = [
			{ DueDate: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}` },
			{ LineItems: [work, { ...travel, UnitAmount: 20 + index }] },
			{ LineItems: [work] },
		];
		return marked({ ...record, ...ways[index % 3] });
	},
	refused: (record) =>
		lookUpFirst
			? { before: { ...record, Contact: { Name: `Stranger of ${String(record.InvoiceNumber)}` } }, record }
			: { record: { ...record, LineItems: [] } },
	voiding: 'delete',
	...(lookUpFirst ? {} : { without: ['gone'] as const }),
});

const xeroContacts = (): Side => ({
	line: xeroLine(),
	resource: xero.contact,
	fresh: (index) => ({
		ContactNumber: `books:${index}`,
		Name: `Party ${index}`,
		EmailAddress: `p${index}@kowhai.example`,
		Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '21 555' }],
	}),
	changed: (record, index) =>
		marked({ ...record, ...(index % 2 ? { EmailAddress: `new${index}@kowhai.example` } : { Phones: [{ PhoneType: 'MOBILE', PhoneNumber: `21 ${index}` }] }) }),
	refused: ({ ContactNumber: _, ...record }) => ({ record }),
	without: ['gone'],
});

const booksInvoices = (): Side => {
	const zoho = createZoho(ticking());
	return {
		line: financeInside('zohoBooks', zoho),
		resource: zohoBooks.invoice,
		fresh: (index) => ({
			invoice_number: `P-${index}`,
			customer_id: CAFE,
			date: '2026-11-01',
			due_date: '2026-11-30',
			line_items: [
				{ name: 'Work', quantity: '2.0', rate: 100.5 },
				{ name: 'Travel', quantity: 1, rate: '12.34' },
			],
		}),
		changed: (record, index) => {
			const [work, travel] = record.line_items as [Row, Row];
			return marked({
				...record,
				...(index % 2 ? { due_date: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}` } : { line_items: [work, { ...travel, rate: 20 + index }] }),
			});
		},
		refused: ({ line_items: _, ...record }) => ({ record: { ...record, line_items: [] } }),
		// Whether a void invoice keeps its number, Zoho does not say.
		without: ['gone'],
	};
};

const crmAccounts = async (): Promise<Side> => {
	const line = await zohoCrmLine(sandbox.url);
	const resource = await crmOperator(line).live!('account');
	return {
		line,
		resource,
		fresh: (index) => ({ Account_Name: `Account ${index}`, Phone: '+64 9 555', Annual_Revenue: '1000.50' }),
		changed: (record, index) => marked({ ...record, Annual_Revenue: 2000 + index }),
		refused: (record) => ({ record: { ...record, Industry: 'No such industry' } }),
		without: ['gone'],
	};
};

it.each<[string, () => Side | Promise<Side>]>([
	['Xero invoices, looked up first', () => xeroInvoices(true)],
	['Xero invoices, matched by Xero', () => xeroInvoices(false)],
	['Xero contacts', xeroContacts],
	['Zoho Books invoices', booksInvoices],
	['Zoho CRM accounts', crmAccounts],
])('%s become what was foreseen', async (name, sideOf) => {
	counted[name] = await compare(await sideOf(), 20_261_126);
	expect(Object.keys(counted[name])).toEqual(expect.arrayContaining(['create', 'update', 'fail']));
});
