/** `npm run dev`: as `npm start`, from the sources: what is changed is served at once. */
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { root } from './tools.mjs';

await launch([join(root, 'scripts', 'dev', 'serve-sources.ts'), ...process.argv.slice(2)]);
