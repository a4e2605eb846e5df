import type { Row } from '../../src/record';
import type { Answer, Request } from '../../src/wire/conversation';

/** As much of Zoho Books as keeps webhooks and rules: names are unique, and a webhook stays while a rule names it. */
export class RuleKeeper {
	readonly webhooks = new Map<string, Row>();
	readonly workflows = new Map<string, Row>();
	private last = 460000000000000000n;
	refuse: ((request: Request) => Partial<Answer> | undefined) | undefined;

	answer = (request: Request): Partial<Answer> => this.refuse?.(request) ?? this.kept(request);

	private kept({ method, path, body }: Request): Partial<Answer> {
		const [, , kind = '', id = ''] = path.split('/');
		if (id === 'editpage')
			return {
				body: {
					code: 0,
					entities: [
						{ entity: 'invoice', name: 'Invoices' },
						{ entity: 'vendor_payment', name: 'Payments Made' },
					],
				},
			};
		const [shelf, one] = kind === 'webhooks' ? [this.webhooks, 'webhook'] : [this.workflows, 'workflow'];
		const row = body as Row;
		if (method === 'GET') return { body: { code: 0, [kind]: [...shelf.values()], page_context: { has_more_page: false } } };
		if (method === 'DELETE') {
			const isNamed = kind === 'webhooks' && [...this.workflows.values()].some((rule) => JSON.stringify(rule).includes(id));
			if (isNamed) return { status: 400, body: { code: 9, message: 'A rule names it' } };
			return shelf.delete(id) ? { body: { code: 0 } } : { status: 404, body: { code: 1002, message: 'Not there' } };
		}
		const isTaken = [...shelf.entries()].some(([other, known]) => other !== id && known[`${one}_name`] === row[`${one}_name`]);
		if (isTaken) return { status: 400, body: { code: 107051, message: 'Name taken' } };
		const own = id || String((this.last += 1n));
		const written = { ...shelf.get(own), ...row, [`${one}_id`]: own };
		shelf.set(own, written);
		return { status: 201, body: { code: 0, [one]: { ...written, secret: undefined } } };
	}
}
