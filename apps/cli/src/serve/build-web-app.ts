import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, type Abortable } from '@frameseek/core';
import { checkoutFolder } from '@frameseek/runtime';

/** In the checkout: builds the web app, where its sources have changed. The package brings it built. Rejects with `server/failed`. */
export const buildWebApp = async ({ signal }: Abortable): Promise<void> => {
  const builder = join(checkoutFolder, 'scripts', 'build-web.ts');
  if (!existsSync(builder)) return;
  const child = spawn(process.execPath, [builder], { signal, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Fault('server/failed', { server: 'web app', reason: 'it could not be built; the reason is above' });
};
