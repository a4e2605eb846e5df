import { filled, flat, quoted, type Transforms, type Turned } from './transform';

export const text = {
	text: { label: 'Text', says: 'Any value as text, without blanks around it', turn: (value) => ({ value: flat(value) }) },
	upper: { label: 'Upper Case', says: 'Text in capital letters', turn: (value) => ({ value: flat(value).toUpperCase() }) },
	oneLine: { label: 'One Line', says: 'Lines of a text as one, with commas between them', turn: (value) => ({ value: linesIn(value).join(', ') }) },
	singleBlanks: {
		label: 'Single Blanks',
		says: 'Text in which no blanks follow each other, as Xero wants names',
		turn: (value) => ({ value: flat(value).replace(/\s+/g, ' ') }),
	},
	lettersOnly: {
		label: 'Letters Only',
		says: 'Letters and blanks of a text; everything else is left out',
		turn: (value) =>
			filled(
				flat(value)
					.replace(/[^\p{L}\p{M} ]/gu, '')
					.replace(/ +/g, ' ')
					.trim(),
			),
	},
	prefix: {
		label: 'With Prefix',
		says: 'Text with something before it',
		argument: 'What stands before it',
		turn: (value, argument) => ({ value: `${argument}${flat(value)}` }),
	},
	clip: {
		label: 'Clip',
		says: 'Text as far as the target takes it; a warning says what is left out',
		argument: 'The most characters',
		turn: clip,
	},
} satisfies Transforms;

/** The lines of a text that have something in them. */
export const linesIn = (value: unknown): string[] =>
	flat(value)
		.split(/\s*[\r\n]+\s*/)
		.filter(Boolean);

/** Characters are counted as a person counts them. */
function clip(value: unknown, argument: string): Turned {
	const letters = [...flat(value)];
	const most = Number(argument);
	if (!Number.isInteger(most) || most < 1) return { says: `clip needs a number of characters, and ${quoted(argument)} is none` };
	if (letters.length <= most) return { value: flat(value) };
	return {
		value: letters.slice(0, most).join('').trimEnd(),
		says: `has ${letters.length} characters; the target takes the first ${argument}`,
		severity: 'warning',
	};
}
