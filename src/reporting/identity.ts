import { applications } from '../apis/targets';
import { isFilled, isRow, type Row } from '../record';

/**
 * What the target calls a record that was written there: its id, and the number or name that a person knows it by. Empty where the record does not say.
 * @param target such as `xero:invoice`
 */
export const identityOf = (target: string, record: unknown): { readonly id: string; readonly number: string } => {
	const [app = '', name = ''] = target.split(':');
	const resource = applications[app]?.resources[name];
	if (!resource || !isRow(record)) return { id: '', number: '' };
	return { id: textIn(record, [resource.id]), number: textIn(record, [resource.title, resource.key?.field ?? resource.title]) };
};

function textIn(record: Row, names: readonly string[]): string {
	const name = names.find((each) => isFilled(record[each]) && typeof record[each] !== 'object');
	return name === undefined ? '' : String(record[name]);
}
