import { Fault, clockTime, type Cue } from '@frameseek/core';
import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { finishVideo } from '../session/finish-video.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { plural, printable } from '../terminal/format.ts';

/** What is done with a transcript; nothing of it: it is shown. */
export interface TranscriptOptions {
  /** Where the line begins that is corrected by the words, as the transcript shows it; in seconds. */
  readonly correct?: number;
  readonly undo?: number;
  /** The words that the words take the place of. */
  readonly replace?: string;
  readonly json?: true;
}

/** `transcript`: what is said in a video line by line, or corrects a line of it, or a word throughout. */
export const transcript = (session: Session, { video: named, words }: { readonly video: string; readonly words: readonly string[] }, options: TranscriptOptions): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const { id } = findVideo(engine.videos(), named);
    const text = words.join(' ');
    const { correct, undo, replace } = options;
    if ([correct, undo, replace].filter((one) => one !== undefined).length > 1) throw new Fault('input/invalid', { problems: ['--correct, --undo and --replace are done one at a time'] });
    if (correct !== undefined) show(await engine.correctLine(id, { start: lineAt(engine.cues(id), correct).start, text }), options);
    else if (undo !== undefined) show(await engine.correctLine(id, { start: lineAt(engine.cues(id), undo).start }), options);
    else if (replace !== undefined) console.log(`${plural(await engine.replaceWords(id, { find: replace, replace: text }), 'line')} changed.`);
    else if (words.length > 0) throw new Fault('input/invalid', { problems: [`say what is to be done with “${text}”: --correct <time> or --replace <words>`] });
    else showAll(engine.cues(id), options);
    await finishVideo(engine, id, session);
    return EXIT.done;
  });

/** The line that begins there as it is shown, to a tenth of a second, else the one in which the time lies. */
const lineAt = (cues: readonly Cue[], at: number): Cue => {
  const line = cues.find(({ start }) => Math.round(start * 10) === Math.round(at * 10)) ?? cues.find(({ start, end }) => start <= at && at < end);
  if (line === undefined) throw new Fault('input/invalid', { problems: [`nothing is said at ${clockTime(at)}`] });
  return line;
};

const show = ({ start, text, was, speaker }: Cue, { json }: TranscriptOptions): void =>
  console.log(json ? JSON.stringify({ start, text, ...(was !== undefined && { was }) }) : lineOf({ start, text, was, speaker }));

const showAll = (cues: readonly Cue[], { json }: TranscriptOptions): void => {
  if (json) return console.log(JSON.stringify(cues, null, 2));
  if (cues.length === 0) console.log('Nothing is said in this video, or it was not recognised.');
  for (const { start, text, was, speaker } of cues) console.log(lineOf({ start, text, was, speaker }));
};

const lineOf = ({ start, text, was, speaker }: Pick<Cue, 'start' | 'text'> & { readonly [Field in 'was' | 'speaker']: string | undefined }): string =>
  `${clockTime(start).padStart(8)}  ${speaker === undefined ? '' : `${printable(speaker)}: `}${printable(text)}${was === undefined ? '' : ` (was: ${printable(was)})`}`;
