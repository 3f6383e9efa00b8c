import { Fault, type AudioStream } from '@frameseek/core';
import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { finishVideo } from '../session/finish-video.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { printable } from '../terminal/format.ts';

/** `track`: has the speech of another sound track of a video searched (`auto`: of the one that is found out), or says which there are. */
export const pickTrack = (session: Session, { video: named, track }: { readonly video: string; readonly track?: string }): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const { id, title } = findVideo(engine.videos(), named);
    if (track !== undefined) {
      await engine.pickSoundTrack(id, toTrack(track));
      await finishVideo(engine, id, session);
    }
    const { probe, transcripts, soundTrack } = engine.video(id);
    const used = transcripts.find((transcript) => transcript.soundTrack !== undefined)?.soundTrack;
    console.log(`${printable(title)}: ${probe?.audio.length === 0 ? 'no sound' : ''}`.trim());
    for (const stream of probe?.audio ?? []) console.log(`  ${printable(trackLine(stream, { used, picked: soundTrack }))}`);
    return EXIT.done;
  });

const toTrack = (text: string): number | undefined => {
  if (text === 'auto') return undefined;
  if (/^[1-9]\d{0,3}$/u.test(text)) return Number(text);
  throw new Fault('input/invalid', { problems: [`${text} is neither the number of a sound track nor "auto"`] });
};

/** `2  deu, Director’s cut · used, picked`. */
const trackLine = ({ index, language, title, isCommentary }: AudioStream, { used, picked }: { readonly used: number | undefined; readonly picked: number | undefined }): string => {
  const names = [language, title, isCommentary === true ? 'commentary' : undefined].filter((name) => name !== undefined).join(', ');
  const marks = [used === index + 1 ? 'used' : undefined, picked === index + 1 ? 'picked' : undefined].filter((mark) => mark !== undefined).join(', ');
  return [`${index + 1}  ${names}`.trim(), marks].filter((part) => part !== '').join(' · ');
};
