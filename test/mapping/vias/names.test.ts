import { got, says } from './turned';

it.each([
	['Aroha Ngata', 'Aroha', 'Ngata'],
	['  Aroha   Mere  Ngata ', 'Aroha Mere', 'Ngata'],
	['Ngata, Aroha', 'Aroha', 'Ngata'],
	['Jan van der Berg', 'Jan', 'van der Berg'],
	['van der Berg, Jan', 'Jan', 'van der Berg'],
	['Ann-Marie de la Cruz', 'Ann-Marie', 'de la Cruz'],
	['Van Morrison', 'Van', 'Morrison'],
	['de Vries', undefined, 'de Vries'],
	['Martin Luther King Jr.', 'Martin Luther', 'King Jr.'],
	['Martin King, Jr.', 'Martin', 'King, Jr.'],
	["O'Neill, Sean", 'Sean', "O'Neill"],
	['Mr John Smith', 'John', 'Smith'],
	['Prof. Dr. Eva Müller', 'Eva', 'Müller'],
	['Mr.John', undefined, 'John'],
	['Mr', undefined, 'Mr'],
	['Aroha', undefined, 'Aroha'],
	['山田', undefined, '山田'],
	// Two people, or not certainly a person.
	['Ann & Ben Hill', undefined, 'Ann & Ben Hill'],
	['Ann and Ben Hill', undefined, 'Ann and Ben Hill'],
	['King, Jr., Martin', undefined, 'King, Jr., Martin'],
	['Office 2', undefined, 'Office 2'],
])('%s is %s and %s', (name, first, last) => expect([got('firstName', name), got('lastName', name)]).toEqual([first, last]));

it('a person has one name of both', () => {
	expect(got('fullName', { FirstName: ' Aroha ', LastName: 'Ngata' })).toBe('Aroha Ngata');
	expect(got('fullName', { first_name: '', last_name: 'Ngata' })).toBe('Ngata');
	expect([got('fullName', { email: 'a@b.example' }), got('fullName', ' A  B ')]).toEqual([undefined, 'A B']);
});

describe('tags', () => {
	it('are rows, a list or one text', () => {
		expect(got('list', 'a; b,a\nc')).toEqual(['a', 'b', 'c']);
		expect(got('list', 'a, b|c', '|')).toEqual(['a, b', 'c']);
		expect(got('tagRows', 'a,b')).toEqual([{ name: 'a' }, { name: 'b' }]);
		expect(got('tagRows', ['a', { tag_option_name: 'b' }])).toEqual([{ name: 'a' }, { name: 'b' }]);
		expect(got('tagNames', [{ name: 'a' }, { Name: 'Area', Option: 'North' }])).toBe('a, Area');
		expect(got('tagNames', [{ name: 'a' }, 'b'], '; ')).toBe('a; b');
		expect([got('list', ' , '), got('tagNames', [])]).toEqual([undefined, undefined]);
	});
	it('without a name are said', () => expect(got('tagNames', [{ id: 1 }])).toEqual(says('1 of the rows here have no name')));
});
