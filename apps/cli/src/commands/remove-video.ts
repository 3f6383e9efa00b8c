import { EXIT, type ExitCode } from '../exit.ts';
import { findVideo } from '../find-video.ts';
import { withRuntime, type Session } from '../session.ts';
import { printable } from '../words.ts';

/** `remove`: forgets a video; its file stays where it is. */
export const removeVideo = (session: Session, named: string): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const { id, title, path } = findVideo(engine.videos(), named);
    await engine.remove(id, { signal: session.signal });
    console.log(`Removed ${printable(title)} from the library. Its file stays: ${printable(path)}`);
    return EXIT.done;
  });
