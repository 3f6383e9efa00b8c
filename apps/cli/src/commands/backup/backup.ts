import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import type { Session } from '../../session/session.ts';
import { version } from '../../session/version.ts';
import { actor, withAccess } from '../../session/with-access.ts';
import { plural, printable } from '../../terminal/format.ts';

/** `backup`: the library in one file, a new one in the folder of backups unless it is named, while it is indexed into; `media`: also uploads. */
export const backup = (session: Session, named: string | undefined, { media }: { readonly media: boolean }): Promise<ExitCode> =>
  withAccess(session, async (access, config) => {
    const { backupLibrary, newBackupFile } = await import('@frameseek/runtime');
    const file = named ?? await newBackupFile(config);
    const { videos, files, hasIndex } = await backupLibrary(config, file, { version, withMedia: media, signal: session.signal });
    access.note({ who: actor().name, action: 'library.backed-up', target: resolve(file) });
    console.log(`${plural(videos, 'video')} in ${plural(files.length, 'file')}, ${((await stat(file)).size / 1e6).toFixed(1)} MB: ${printable(resolve(file))}`);
    if (!hasIndex) console.log('The index lies on a Qdrant server that does not answer, and is not in it: what is missing there after a restore is made anew.');
    if (!media) console.log('Uploads are not in it.');
    return EXIT.done;
  });
