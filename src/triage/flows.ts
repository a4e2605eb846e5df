import { textOf, type Row } from '../record';
import type { Flow } from './found';

/** Which workflow brings which records, learned from the audit trail: the newest that wrote one counts. */
export class Flows {
	private readonly newest = new Map<string, { readonly row: number; readonly flow: Flow }>();

	/** @param rows of the audit trail, with their `id` */
	constructor(rows: readonly Row[]) {
		for (const row of rows) {
			const [id, name] = [textOf(row['workflow_id']), textOf(row['workflow_name'])];
			const number = Number(row['id']) || 0;
			if (id === '' || row['outcome'] !== 'written') continue;
			for (const key of [
				keyOf(textOf(row['source_app']), textOf(row['source_entity']), textOf(row['target'])),
				keyOf(textOf(row['source_app']), textOf(row['source_entity'])),
			]) {
				if ((this.newest.get(key)?.row ?? -1) < number) this.newest.set(key, { row: number, flow: { id, name } });
			}
		}
	}

	/** Without a target, whichever it goes to. */
	of({ app, entity }: { readonly app: string; readonly entity: string }, target = ''): Flow | undefined {
		return this.newest.get(keyOf(app, entity, target))?.flow;
	}
}

const keyOf = (app: string, entity: string, target = ''): string => [app, entity, target].filter(Boolean).join(' ');
