/** The two programs that serve a library; both lie at the same place of the tree in the checkout and in the package. */
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Abortable } from '@frameseek/core';
import type { Config } from '@frameseek/runtime';
import { buildWebApp } from './build-web-app.ts';
import type { Program } from './program-group.ts';
import type { Sources } from './sources.ts';

/** How the two are run. */
export interface Programs {
  /** What must be done before the web app can start. */
  prepare(options: Abortable): Promise<void>;
  /** The API on `port`. It may read what was named on the command line, wherever that is. */
  api(config: Config, port: number, sources: Sources): Program;
  /** The web app on `port`, before the API at `apiUrl`. */
  web(config: Config, port: number, apiUrl: string): Program;
}

const apiMain = fileURLToPath(new URL('../../../api/src/main.ts', import.meta.url));
const webServer = fileURLToPath(new URL('../../../web/.next/standalone/apps/web/server.js', import.meta.url));

const api = (config: Config, port: number, { folders, files }: Sources): Program => ({
  name: 'API',
  file: apiMain,
  env: {
    FRAMESEEK_LIBRARY: config.libraryFolder,
    FRAMESEEK_API_PORT: String(port),
    FRAMESEEK_LOG: config.log ?? 'silent',
    FRAMESEEK_MEDIA: [...config.mediaFolders, ...folders, ...files].join(delimiter),
  },
  endsWithUs: true,
});

const web = (config: Config, port: number, apiUrl: string): Program => ({
  name: 'web app',
  file: webServer,
  env: { HOSTNAME: config.host, PORT: String(port), FRAMESEEK_API_URL: apiUrl, NEXT_TELEMETRY_DISABLED: '1' },
  quiet: true,
});

/** As people run them: the web app is built. */
export const builtPrograms: Programs = { prepare: buildWebApp, api, web };
