import { isFilled, isRow, type Row } from '../../record';
import { personName } from './personNames';
import { filled, flat, type Transforms } from './transform';

export const names = {
	firstName: {
		label: 'First Name',
		says: "A person's first names, from the whole name in one text; nothing where it is one word",
		turn: (value) => filled(personName(flat(value)).first),
	},
	lastName: {
		label: 'Last Name',
		says: "A person's last name, from the whole name in one text: with van, de and the like, and the whole where it cannot be parted for certain",
		turn: (value) => filled(personName(flat(value)).last),
	},
	fullName: {
		label: 'Full Name',
		says: "A person's first and last name as one text, from a person of Xero or Zoho",
		turn: (value) => filled(isRow(value) ? fullName(value) : flat(value).replace(/\s+/g, ' ')),
	},
} satisfies Transforms;

const fullName = (person: Row): string =>
	[
		['FirstName', 'First_Name', 'first_name'],
		['LastName', 'Last_Name', 'last_name'],
	]
		.map((fields) => fields.map((field) => person[field]).find(isFilled))
		.filter(isFilled)
		.map((name) => flat(name).replace(/\s+/g, ' '))
		.join(' ');
