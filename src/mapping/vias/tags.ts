import { isFilled, isRow } from '../../record';
import { flat, type Transforms, type Turned } from './transform';

/** What the name of a tag, a tracking option or the like is called. */
const NAMES = ['name', 'Name', 'tag_option_name', 'Option', 'tag_name', 'label', 'value'] as const;

export const tags = {
	list: {
		label: 'List',
		says: 'A list of texts, from one text or from rows with names; each once',
		argument: 'What parts them; a comma, a semicolon or a line break where it is left out',
		turn: (value, argument) => asList(value, argument, (names) => names),
	},
	tagRows: {
		label: 'Rows of Names',
		says: 'A row with a name for each tag, as Zoho CRM has them, from one text or a list',
		argument: 'What parts the text; a comma, a semicolon or a line break where it is left out',
		turn: (value, argument) => asList(value, argument, (names) => names.map((name) => ({ name }))),
	},
	tagNames: {
		label: 'Names as Text',
		says: 'The names of tags, options or the like as one text',
		argument: 'What stands between them; a comma and a blank where it is left out',
		turn: (value, argument) => asList(value, '', (names) => (names.length === 0 ? undefined : names.join(argument === '' ? ', ' : argument))),
	},
} satisfies Transforms;

function asList(value: unknown, separator: string, then: (names: string[]) => unknown): Turned {
	const all: unknown[] = Array.isArray(value) ? value.filter(isFilled) : isRow(value) ? [value] : flat(value).split(separator === '' ? /[,;\r\n]/ : separator);
	const named = all.map((one) => (isRow(one) ? NAMES.map((name) => one[name]).find((found) => isFilled(found) && typeof found !== 'object') : one));
	const names = [...new Set(named.filter((name) => isFilled(name) && typeof name !== 'object').map(flat))];
	const nameless = named.filter((name) => name === undefined || typeof name === 'object').length;
	const result = then(names);
	const turned = isFilled(result) ? { value: result } : {};
	return nameless === 0 ? turned : { ...turned, says: `${nameless} of the rows here have no name; they are left out`, severity: 'warning' };
}
