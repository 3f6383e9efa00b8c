import { Fault, newShare } from '@frameseek/core';
import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import { withRuntime, type Session } from '../../session/session.ts';
import { COMMAND_LINE, actor, withAccess } from '../../session/with-access.ts';
import { plural, printable } from '../../terminal/format.ts';
import { table } from '../../terminal/table.ts';

/** The flags of `shares add`; times in seconds. */
export interface AddShareOptions {
  readonly from?: number;
  readonly to?: number;
  readonly days: number;
  readonly title?: string;
}

/** `shares`: links that still open. */
export const listShares = (session: Session, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withAccess(session, (access) => {
    const shares = access.shares(COMMAND_LINE);
    if (json) console.log(JSON.stringify({ shares }, undefined, 2));
    else if (shares.length === 0) console.log('Nothing is shared. Share a moment with: frameseek shares add <video> --from 1:00 --to 1:20');
    else {
      const rows = shares.map(({ id, title, items, user = '', expiresAt = 'never', lastUsedAt = 'never' }) =>
        [id, printable(title), plural(items.length, 'item'), printable(user), expiresAt.slice(0, 10), lastUsedAt.slice(0, 16).replace('T', ' ')]);
      console.log(table(rows, { head: ['id', 'title', 'shows', 'of', 'ends', 'last opened'] }));
    }
    return Promise.resolve(EXIT.done);
  });

/** `shares add`: a link to a video, or to a stretch of it, printed this once. */
export const addShare = (session: Session, named: string, { from, to, days, title }: AddShareOptions): Promise<ExitCode> =>
  withRuntime(session, async (runtime) => {
    const video = findVideo(runtime.engine.videos(), named);
    const isWhole = from === undefined && to === undefined;
    const span = isWhole ? {} : { start: from ?? 0, end: to ?? video.probe?.duration ?? 0 };
    const checked = newShare.safeParse({ title: title ?? video.title, items: [{ video: video.id, title: title ?? video.title, ...span }], days });
    if (!checked.success) throw new Fault('input/invalid', { problems: checked.error.issues.map(({ message }) => message) });
    const { secret, made } = await runtime.share(checked.data, { caller: COMMAND_LINE, actor: actor(), signal: session.signal });
    const { publicUrl } = runtime.config;
    console.error(`The link to ${printable(made.title)}, shown this once; it ends on ${made.expiresAt?.slice(0, 10) ?? 'no day'}.`);
    if (publicUrl === undefined) console.error('Put the address of the web app in front of it; set FRAMESEEK_URL to have that done.');
    console.log(`${publicUrl ?? ''}/s/${secret}`);
    return EXIT.done;
  });

/** `shares revoke`. */
export const revokeShare = (session: Session, id: string): Promise<ExitCode> =>
  withRuntime(session, async (runtime) => {
    await runtime.revokeShare(id, { caller: COMMAND_LINE, actor: actor() });
    console.log('It opens nothing any longer.');
    return EXIT.done;
  });
