import { clockTime } from '@frameseek/core';
import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { table } from '../terminal/table.ts';

/** `sounds`: what is heard in a video beside words. */
export const listSounds = (session: Session, { video }: { readonly video: string }, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const sounds = engine.sounds(findVideo(engine.videos(), video).id);
    if (json) console.log(JSON.stringify(sounds, null, 2));
    else if (sounds.events.length === 0) console.log('Nothing is heard in this video beside words, or nothing has listened: see “frameseek doctor”.');
    else console.log(table(sounds.events.map(({ label, start, end, score }) => [clockTime(start), clockTime(end), label, `${Math.round(score * 100)} %`]), { head: ['from', 'to', 'sound', 'sure'], right: [0, 1, 3] }));
    return Promise.resolve(EXIT.done);
  });
