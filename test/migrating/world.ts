import { entities, type EntityName } from '../../src/migrating/entities';
import type { Answer, Conversation, Request } from '../../src/wire/conversation';
import type { Row } from '../../src/record';

/** A list of Zoho Books that can be changed while it is read, and counts what it is asked. */
export class Books {
	readonly asked: Request[] = [];
	/** Ids whose record cannot be read. */
	readonly broken = new Set<string>();

	constructor(
		readonly rows: Row[],
		private readonly name: EntityName = 'invoice',
	) {}

	run<T>(talk: Conversation<T>): T {
		let step = talk.next();
		while (!step.done) {
			const asked = step.value as Request | readonly Request[];
			step = talk.next((Array.isArray(asked) ? asked.map((one: Request) => this.answer(one)) : this.answer(asked as Request)) as Answer);
		}
		return step.value;
	}

	private answer(request: Request): Answer {
		this.asked.push(request);
		const { source } = entities[this.name];
		const id = request.path.slice(source.path.length + 1);
		if (id) {
			const row = this.rows.find((one) => one[source.id] === id);
			if (this.broken.has(id)) return said(503, {});
			return row ? said(200, { code: 0, [source.envelope.one]: { ...row, whole: true } }) : said(404, { code: 1002, message: 'does not exist' });
		}
		const [page, size] = [Number(request.query!['page']), Number(request.query!['per_page'])];
		const { date_start: from = '', date_end: to = '9' } = request.query!;
		const rows = this.rows.filter(({ date = '5' }) => String(date) >= from && String(date) <= to);
		return said(200, {
			code: 0,
			[source.envelope.many]: rows.slice((page - 1) * size, page * size),
			page_context: { page, per_page: size, has_more_page: page * size < rows.length },
		});
	}
}

const said = (status: number, body: Row): Answer => ({ status, body, headers: { 'x-rate-limit-limit': '5000', 'x-rate-limit-remaining': '4000' } });

export const invoices = (count: number, first = 1): Row[] =>
	Array.from({ length: count }, (_, index) => ({ invoice_id: String(first + index), invoice_number: `INV-${first + index}`, total: 10, currency_code: 'NZD' }));
