/** `npm start`: installs what is missing, and runs `frameseek serve`. What follows `--` is passed on, such as folders. */
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { root } from './tools.mjs';

await launch([join(root, 'apps', 'cli', 'bin', 'frameseek.mjs'), 'serve', ...process.argv.slice(2)]);
