import { join } from 'node:path';
import { builtPrograms, type Programs } from '../../apps/cli/src/serve/programs.ts';

const root = join(import.meta.dirname, '..', '..');

/** Where the API and what runs in its threads lie: following its imports alone would leave the threads out. */
const WATCHED = ['apps/api/src', 'packages'];

/** The two programs from their sources: the API starts again when one of them changes, the page in a browser changes by itself. */
export const sourcePrograms: Programs = {
  prepare: async () => undefined,
  api: (...given) => ({
    ...builtPrograms.api(...given),
    nodeOptions: [...WATCHED.map((path) => `--watch-path=${join(root, path)}`), '--watch-preserve-output'],
    // Told by a signal, as who watches hears nothing else.
    endsWithUs: false,
  }),
  web: (config, port, apiUrl) => ({
    name: 'web app',
    file: join(root, 'node_modules', 'next', 'dist', 'bin', 'next'),
    args: ['dev', join(root, 'apps', 'web'), '--hostname', config.host, '--port', String(port)],
    env: { FRAMESEEK_API_URL: apiUrl, NEXT_TELEMETRY_DISABLED: '1' },
    quiet: true,
  }),
};
