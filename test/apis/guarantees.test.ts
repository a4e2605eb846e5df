import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printGuarantees } from '../../scripts/docsGuarantees';

it('the page on guarantees says what the tables and the conversations say', () => {
	expect(readFileSync(join(__dirname, '../../docs/guarantees.md'), 'utf8')).toBe(printGuarantees());
});
