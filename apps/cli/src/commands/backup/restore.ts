import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import type { Session } from '../../session/session.ts';
import { actor } from '../../session/with-access.ts';
import { plural, printable } from '../../terminal/format.ts';

/** `restore`: puts a backup in the place of the library, once it has proved to be sound. */
export const restore = async ({ settings, signal }: Session, file: string): Promise<ExitCode> => {
  const { loadConfig, openAccess, partsTable, restoreLibrary } = await import('@frameseek/runtime');
  const config = loadConfig(settings);
  const { manifest: { videos, at, files }, parts } = await restoreLibrary(config, file, { signal });
  using opened = await openAccess(config);
  opened.access.note({ who: actor().name, action: 'library.restored', target: file });
  console.log(partsTable(parts));
  console.log(`\n${plural(videos, 'video')} of ${at.slice(0, 16).replace('T', ' ')}, ${plural(files.length, 'file')}, each as it was written, in ${printable(config.libraryFolder)}.`);
  return EXIT.done;
};
