import { pieces, streetOf } from './lines';
import { filled, quoted, type Transforms, type Turned } from './transform';

/** What a line of an address in Xero takes, and how many there are (Address in Xero's Accounting API). */
const XERO_LINE = 500;
const XERO_LINES = 4;
/** What Zoho's finance apps take of a street and of what stands below it (contacts in the Zoho Books API). */
const ZOHO_STREET = 500;
const ZOHO_STREET2 = 255;
const BETWEEN = ', ';

/** Streets between applications that part them differently. The value is the whole address, or its text; no word of it is lost without being said. */
export const addresses = {
	attention: {
		label: 'Attention',
		says: 'Whom letters are for: what an address says of it, or its first line where it begins with "Attn:"',
		turn: (value) => filled(streetOf(value).attention),
	},
	xeroLine: {
		label: 'Address Line for Xero',
		says: 'One of the four address lines of Xero, from a whole address or its text: a line for each line, and over-long ones parted between words',
		argument: 'Which line: 1, 2, 3 or 4',
		turn: xeroLine,
	},
	zohoStreet: {
		label: 'Street for Zoho Books',
		says: 'The first or second street field of Zoho Books and Inventory, from a whole address or its text',
		argument: 'Which field: 1 for address, 2 for street2',
		turn: zohoStreet,
	},
	streetText: {
		label: 'Street as One Text',
		says: 'All lines of an address as one text, and before them whom letters are for',
		argument: 'The most characters; 250 where it is left out, as in Zoho CRM',
		turn: streetText,
	},
} satisfies Transforms;

/** Lines as they are, where there are four; else what follows the third is one line, and at last all of them are filled up. */
function xeroLine(value: unknown, argument: string): Turned {
	if (!/^[1-4]$/.test(argument)) return { says: `Xero has the address lines 1 to 4, and no line ${quoted(argument)}` };
	const { lines } = streetOf(value);
	const apart = lines.flatMap((line) => pieces(line, XERO_LINE));
	const gathered = apart.length > XERO_LINES ? [...apart.slice(0, XERO_LINES - 1), apart.slice(XERO_LINES - 1).join(BETWEEN)] : apart;
	const fitting = gathered.every((line) => line.length <= XERO_LINE) ? gathered : pieces(lines.join(BETWEEN), XERO_LINE);
	const line = fitting[Number(argument) - 1] ?? '';
	return Number(argument) === XERO_LINES ? withRest(line, fitting.slice(XERO_LINES)) : filled(line);
}

/** The first line above, the others below it, so that an address comes back as it was; where that is too long, as many lines above as fit. */
function zohoStreet(value: unknown, argument: string): Turned {
	if (!/^[12]$/.test(argument)) return { says: `Zoho Books has the street fields 1 and 2, and none ${quoted(argument)}` };
	const { above, below, rest } = parted(streetOf(value).lines);
	return argument === '1' ? filled(above) : withRest(below, rest);
}

function parted(lines: readonly string[]): { readonly above: string; readonly below: string; readonly rest: readonly string[] } {
	for (let count = 1; count <= lines.length; count++) {
		const [above, below] = [lines.slice(0, count).join('\n'), lines.slice(count).join('\n')];
		if (above.length > ZOHO_STREET) break;
		if (below.length <= ZOHO_STREET2) return { above, below, rest: [] };
	}
	const [above = '', ...others] = pieces(lines.join(BETWEEN), ZOHO_STREET);
	const [below = '', ...rest] = pieces(others.join(' '), ZOHO_STREET2);
	return { above, below, rest };
}

function streetText(value: unknown, argument: string): Turned {
	const most = argument.trim() === '' ? 250 : Number(argument);
	if (!Number.isInteger(most) || most < 1) return { says: `${quoted(argument)} is no number of characters` };
	const { attention, lines } = streetOf(value);
	const all = [...(attention === '' ? [] : [`Attn: ${attention}`]), ...lines];
	if (all.join('\n').length <= most) return filled(all.join('\n'));
	const [text = '', ...rest] = pieces(all.join(BETWEEN), most);
	return withRest(text, rest);
}

/** What does not fit is said, once. */
const withRest = (text: string, rest: readonly string[]): Turned =>
	rest.length === 0 ? filled(text) : { value: text, says: `is too long for the target's address: ${quoted(rest.join(' '))} is left out`, severity: 'warning' };
