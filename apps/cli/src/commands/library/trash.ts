import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import { withRuntime, type Session } from '../../session/session.ts';
import { plural, printable } from '../../terminal/format.ts';
import { table } from '../../terminal/table.ts';

/** `trash`: what was removed, and when it goes for good. */
export const listTrash = (session: Session, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const videos = engine.trash();
    if (json) console.log(JSON.stringify({ videos }, undefined, 2));
    else if (videos.length === 0) console.log('The trash is empty. What is put there with "frameseek trash add" or in the app stays for 30 days.');
    else console.log(table(videos.map(({ id, title, path, removedAt, goneAt }) => [id.slice(0, 8), printable(title), removedAt.slice(0, 10), goneAt.slice(0, 10), printable(path)]), { head: ['id', 'title', 'removed', 'gone on', 'file'] }));
    return Promise.resolve(EXIT.done);
  });

/** `trash add`: nothing finds the video any longer; it can be put back for 30 days. */
export const discardVideo = (session: Session, named: string): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const { id, title } = findVideo(engine.videos(), named);
    await engine.discard(id, { signal: session.signal });
    console.log(`${printable(title)} is in the trash for 30 days. Its file stays where it is.`);
    return EXIT.done;
  });

/** `trash restore`: the video is back as it was. */
export const restoreVideo = (session: Session, named: string): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const { id, title } = findVideo(engine.trash(), named);
    await engine.restore(id);
    console.log(`${printable(title)} is back in the library.`);
    return EXIT.done;
  });

/** `trash empty`: everything in the trash is removed for good now. */
export const emptyTrash = (session: Session): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const removed = await engine.emptyTrash({ signal: session.signal });
    console.log(`${plural(removed, 'video')} removed for good. Files stay where they are; uploads are deleted.`);
    return EXIT.done;
  });
