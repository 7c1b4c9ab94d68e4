import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixtureFiles } from './frameworks/fixture-files.ts';
import { frameworksPage } from './frameworks/frameworks-page.ts';
import { docs } from './pictures/all-pictures.ts';

// Writes the page of the frameworks.
await writeFile(join(docs, 'frameworks.md'), frameworksPage(fixtureFiles()));
process.stdout.write('docs/frameworks.md\n');
