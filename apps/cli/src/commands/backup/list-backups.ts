import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import type { Session } from '../../session/session.ts';
import { printable } from '../../terminal/format.ts';
import { table } from '../../terminal/table.ts';

/** `backups`: those that were made without naming a file, the newest first. */
export const listBackups = async ({ settings }: Session, { json }: { readonly json?: true }): Promise<ExitCode> => {
  const { keptBackups, loadConfig } = await import('@frameseek/runtime');
  const config = loadConfig(settings);
  const backups = await keptBackups(config);
  if (json) console.log(JSON.stringify({ folder: config.backupsFolder, backups }, undefined, 2));
  else if (backups.length === 0) console.log(`There is none in ${printable(config.backupsFolder)}. "frameseek backup" makes one.`);
  else console.log(table(backups.map(({ name, at, sizeBytes }) => [at.slice(0, 16).replace('T', ' '), `${(sizeBytes / 1e6).toFixed(1)} MB`, printable(`${config.backupsFolder}/${name}`)]), { head: ['written', 'size', 'file'], right: [1] }));
  return EXIT.done;
};
