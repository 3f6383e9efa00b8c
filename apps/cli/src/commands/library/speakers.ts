import { Fault, clockTime, wire, type SpeakerList } from '@frameseek/core';
import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import { withRuntime, type Session } from '../../session/session.ts';
import { printable } from '../../terminal/format.ts';
import { table } from '../../terminal/table.ts';

/** What is done with the speakers of a video; nothing of it: they are shown. */
export interface SpeakersOptions {
  /** `2=Ada`, and `2=` to take the name back. */
  readonly name?: readonly string[];
  /** `2=Ada`: who sounds the same, and is somebody else. */
  readonly not?: readonly string[];
  readonly json?: true;
}

/** `speakers`: who speaks in a video, for how long and when first; or says who they are, and who not. */
export const speakers = (session: Session, { video }: { readonly video: string }, { name: names = [], not: others = [], json }: SpeakersOptions): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const { id } = findVideo(engine.videos(), video);
    for (const { number, name } of names.map(readName)) engine.nameSpeaker(id, number, name);
    for (const { number, name } of others.map(readName)) if (name !== undefined) engine.denySpeaker(id, number, name);
    const list = engine.speakers(id);
    if (json) console.log(JSON.stringify(list, null, 2));
    else if (list.speakers.length === 0) console.log('Nobody is heard to speak in this video, or no voices were listened to: see “frameseek doctor”.');
    else console.log(table(list.speakers.map((speaker) => rowOf(speaker, list)), { head: ['number', 'speaker', 'speaks', 'first', ''], right: [0, 2, 3] }));
    return Promise.resolve(EXIT.done);
  });

const readName = (text: string): { readonly number: number; readonly name: string | undefined } => {
  const [, number = '', name = ''] = /^\s*(\d{1,4})\s*=(.*)$/u.exec(text) ?? [];
  if (number === '') throw new Fault('input/invalid', { problems: [`“${text}” must be a number and a name, such as "2=Ada"`] });
  if (name.trim() === '') return { number: Number(number), name: undefined };
  const parsed = wire.speakerNameText.safeParse(name);
  if (!parsed.success) throw new Fault('input/invalid', { problems: parsed.error.issues.map(({ message }) => message) });
  return { number: Number(number), name: parsed.data };
};

const rowOf = ({ number, label, seconds, alike }: SpeakerList['speakers'][number], { turns }: SpeakerList): readonly string[] => {
  const [likeliest] = alike;
  return [
    String(number), printable(label), clockTime(seconds), clockTime(turns.find(({ speaker }) => speaker === number)?.start ?? 0),
    likeliest === undefined ? '' : `sounds like ${printable(likeliest.name)} in ${printable(likeliest.title)}`,
  ];
};
