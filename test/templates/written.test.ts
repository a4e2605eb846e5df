import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf, written } from '../../scripts/templates';

/** What is shipped is what the parts say: after a change of the parts, scripts/templates/write.ts has to run. */
it.each(Object.entries(written))('%s is as its parts say', (file, workflow) => {
	expect(readFileSync(join(__dirname, '..', '..', 'workflows-templates', file), 'utf8')).toBe(textOf(workflow));
});
