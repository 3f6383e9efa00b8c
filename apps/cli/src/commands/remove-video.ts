import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { printable } from '../terminal/format.ts';

/** `remove`: forgets a video; its file stays where it is. */
export const removeVideo = (session: Session, named: string): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const { id, title, path } = findVideo(engine.videos(), named);
    await engine.remove(id, { signal: session.signal });
    console.log(`Removed ${printable(title)} from the library. Its file stays: ${printable(path)}`);
    return EXIT.done;
  });
