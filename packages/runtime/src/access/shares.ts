import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Abortable, type Caller, type NewShare, type Share } from '@frameseek/core';
import type { Access, Actor, Engine, Issued } from '@frameseek/engine';
import type { Config } from '../config/config.ts';

/** Who makes or revokes a link. */
export interface Sharing {
  readonly caller: Caller;
  readonly actor: Actor;
}

/** Links to videos and moments, with the films that are cut for them. */
export interface Shares {
  /** Cuts the moments out, so that a link can show nothing around them, and makes the link. Rejects with `library/unknown-video`, and as `exportFilm` does. */
  share(request: NewShare, sharing: Sharing & Abortable): Promise<Issued<Share>>;
  /** Rejects with `library/unknown-pass`. */
  revokeShare(id: string, sharing: Sharing): Promise<void>;
  /** Path of the film that was cut for the item of this number. */
  sharedClip(id: string, number: number): string;
}

/** Folder of the films that were cut for links, one folder each. */
const sharesFolder = ({ libraryFolder }: Pick<Config, 'libraryFolder'>): string => join(libraryFolder, 'shares');

/** Links over the library. */
export const createShares = (config: Config, { access, engine }: { readonly access: Access; readonly engine: Engine }): Shares => {
  const folder = sharesFolder(config);
  const sharedClip = (id: string, number: number): string => join(folder, id, `${number}.mp4`);
  return {
    sharedClip,
    share: async ({ title, items, days }, { caller, actor, signal }) => {
      for (const { video } of items) engine.record(video);
      const issued = access.addShare({ title, items, days }, caller, actor);
      const { id } = issued.made;
      try {
        await mkdir(join(folder, id), { recursive: true, mode: 0o700 });
        for (const [number, { video, start, end }] of items.entries()) {
          if (start === undefined || end === undefined) continue;
          // Encoded anew: what is copied begins at the I-frame before.
          await engine.exportFilm({ format: 'mp4', title, items: [{ video, start, end }], exact: true, captions: false }, { target: sharedClip(id, number), signal });
        }
      } catch (error) {
        access.revoke({ kind: 'share', id }, caller, actor);
        await rm(join(folder, id), { recursive: true, force: true });
        throw error;
      }
      await removeEnded(folder, access);
      return issued;
    },
    revokeShare: async (id, { caller, actor }) => {
      access.revoke({ kind: 'share', id }, caller, actor);
      await removeEnded(folder, access);
    },
  };
};

/** Removes the films of links that have ended, whichever way. */
const removeEnded = async (folder: string, access: Access): Promise<void> => {
  const alive = new Set(access.shares(EVERYTHING).map(({ id }) => id));
  const found = await readdir(folder).catch(() => []);
  for (const id of found) if (!alive.has(id)) await rm(join(folder, id), { recursive: true, force: true });
};

/** Who sees every link. */
const EVERYTHING: Caller = { kind: 'owner', name: 'owner', permissions: ['admin'] };
