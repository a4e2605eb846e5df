import { applications } from '../apis/targets';
import { isFilled, isRow, type Row } from '../record';
import { tables } from '../syncing/tables';

/**
 * What the target calls a record that was written there: its id, and the number or name by which it is found again. Empty where the record does not say.
 * @param target such as `xero:invoice`, or a table of ours
 */
export const identityOf = (target: string, record: unknown): { readonly id: string; readonly number: string } => {
	// A row of a table of ours is known by n8n's own number.
	if (Object.hasOwn(tables, target)) return { id: isRow(record) ? textIn(record, ['id']) : '', number: '' };
	const [app = '', name = ''] = target.split(':');
	const resource = applications[app]?.resources[name];
	if (!resource || !isRow(record)) return { id: '', number: '' };
	return { id: textIn(record, [resource.id]), number: textIn(record, [resource.key?.field ?? resource.title, resource.title]) };
};

function textIn(record: Row, names: readonly string[]): string {
	const name = names.find((each) => isFilled(record[each]) && typeof record[each] !== 'object');
	return name === undefined ? '' : String(record[name]);
}
