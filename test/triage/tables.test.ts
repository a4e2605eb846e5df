import { tables } from '../../src/syncing/tables';

const names = Object.keys(tables);

it("no table's name is part of another one, since n8n finds tables by a part of their name", () => {
	for (const name of names) expect(names.filter((other) => other.includes(name))).toEqual([name]);
});

it.each(Object.entries(tables))('%s has columns that n8n can make', (_, { columns }) => {
	for (const [name, kind] of Object.entries(columns)) {
		expect(name).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
		expect(['id', 'createdAt', 'updatedAt']).not.toContain(name);
		expect(['string', 'number', 'boolean', 'date']).toContain(kind);
	}
});
