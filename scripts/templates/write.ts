import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command';
import { textOf, written } from './index';

/** `node scripts/run.mjs scripts/templates/write.ts`: writes the templates that are made of parts. */
for (const [file, workflow] of Object.entries(written)) writeFileSync(join(root, 'workflows-templates', file), textOf(workflow));
process.stdout.write(`${Object.keys(written).length} templates written\n`);
