import { isRow, textOf } from '../record';
import { hide, withoutSecrets } from '../triage/secrets';

/** Where parameters hold what belongs into a credential, such as `headerParameters.parameters[1].value`: by the name of its place, or by how it looks. */
export const secretPlaces = (value: unknown, at = ''): string[] => {
	if (typeof value === 'string') return hide(value) === value ? [] : [at];
	if (Array.isArray(value)) return value.flatMap((one: unknown, index) => secretPlaces(one, `${at}[${index + 1}]`));
	if (!isRow(value)) return [];
	const place = (name: string): string => (at === '' ? name : `${at}.${name}`);
	return Object.entries(value).flatMap(([name, held]) => {
		// A header or a field of a form is a pair of a name and a value.
		const called = name === 'value' ? textOf(value['name']) || name : name;
		return isLiteral(held) && isSecretName(called) ? [place(name)] : secretPlaces(held, place(name));
	});
};

/** What an expression yields is not written down here. */
const isLiteral = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '' && !value.startsWith('=');

const isSecretName = (name: string): boolean => !Object.hasOwn(withoutSecrets({ [name]: '' }) as object, name);
