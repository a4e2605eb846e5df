import { isFilled, type Row } from '../record';

/** Values as query parameters. What is empty or switched off is left out: vendors would take it for a value. */
export const asQuery = (values: Row): Record<string, string> =>
	Object.fromEntries(
		Object.entries(values)
			.filter(([, value]) => isFilled(value) && value !== false)
			.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
	);
