import { Fault, isAbort, isFault, noteFault, wire, type BackupList } from '@frameseek/core';
import { backupLibrary, keptBackups, lastRestore, newBackupFile, removeBackup, wishRestore, type Runtime } from '@frameseek/runtime';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { version } from '../../http/version.ts';

/** The library as files, and back; `restart` as for the settings: only who opens the library anew can put another in its place. */
export const backupEndpoints = (restart?: () => void): readonly Endpoint[] => {
  let making: Promise<void> | undefined;
  let fault: BackupList['fault'];
  const list = async ({ config }: Runtime): Promise<BackupList> => ({
    folder: config.backupsFolder, backups: await keptBackups(config), making: making !== undefined, canRestore: restart !== undefined, restored: await lastRestore(config), fault,
  });
  const make = async ({ config, telemetry }: Runtime, withMedia: boolean, signal: AbortSignal): Promise<void> => {
    fault = undefined;
    try {
      await backupLibrary(config, await newBackupFile(config), { version, withMedia, signal });
    } catch (error) {
      if (isAbort(error)) return;
      if (!isFault(error)) telemetry.log('error', 'backup.failed', { error });
      fault = noteFault(error, 'server/unexpected');
    } finally {
      making = undefined;
    }
  };
  return [
    jsonEndpoint({
      method: 'get', path: '/api/backups', needs: 'admin', summary: 'The backups that were made without naming a file, and where they lie', response: wire.backupList,
      run: (_input, { runtime }) => list(runtime),
    }),
    jsonEndpoint({
      method: 'post', path: '/api/backups', needs: 'admin', rate: 'heavy', isLogged: true, status: 202,
      summary: 'Begins to write the library into a new file; it may be indexed into meanwhile. One at a time', body: wire.backupRequest, response: wire.backupList,
      run: ({ body: { withMedia } }, { runtime, stopping }) => {
        making ??= make(runtime, withMedia, stopping);
        return list(runtime);
      },
    }),
    rawEndpoint({
      method: 'delete', path: '/api/backups/:name', needs: 'admin', isLogged: true, summary: 'Deletes a backup', params: wire.backupName, status: 204, faults: ['file/missing'],
      handle: async ({ params: { name } }, { runtime, res }) => {
        await removeBackup(runtime.config, name);
        res.status(204).end();
      },
    }),
    rawEndpoint({
      method: 'post', path: '/api/backups/:name/restore', needs: 'admin', isLogged: true, params: wire.backupName, status: 202, faults: ['input/invalid', 'file/missing'],
      summary: 'Starts the server again, which puts the backup in the place of the library first, once it has proved to be sound; what is there now is gone then',
      handle: async ({ params: { name } }, { runtime, res }) => {
        if (restart === undefined) throw new Fault('input/invalid', { problems: ['nobody would start the server again: stop it, and use "frameseek restore"'] });
        await wishRestore(runtime.config, name);
        res.on('finish', restart).status(202).end();
      },
    }),
  ];
};
