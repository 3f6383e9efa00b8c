import { clockTime, edgesOf, type ObjectTrack } from '@frameseek/core';
import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import { withRuntime, type Session } from '../../session/session.ts';
import { table } from '../../terminal/table.ts';

/** What `objects` is told. */
export interface ObjectsOptions {
  readonly label?: string;
  readonly json?: true;
}

/** `objects`: which things are in a video, and where they go. */
export const listObjects = (session: Session, { video }: { readonly video: string }, { label, json }: ObjectsOptions): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const found = engine.objects(findVideo(engine.videos(), video).id, label);
    if (json) console.log(JSON.stringify(found, null, 2));
    else if (found.tracks.length === 0) console.log(`${label === undefined ? 'Nothing' : `No ${label}`} is seen in this video, or nothing has looked for objects: see “frameseek doctor”.`);
    else console.log(table(found.tracks.map(rowOf), { head: ['from', 'to', 'object', 'colour', 'way', 'sure'], right: [0, 1, 5] }));
    return Promise.resolve(EXIT.done);
  });

const rowOf = ({ start, end, label, color, score, path }: Pick<ObjectTrack, 'start' | 'end' | 'label' | 'color' | 'score' | 'path'>): readonly string[] =>
  [clockTime(start), clockTime(end), label, color ?? '', wayOf(path), `${Math.round(score * 100)} %`];

/** Where it is first and last, in percent of the picture's width and height. */
const wayOf = (path: ObjectTrack['path']): string => {
  const [first, last] = [path[0], path.at(-1)].map((point) => {
    if (point === undefined) return '';
    const { left, top, right, bottom } = edgesOf(point.box);
    return `${Math.round((left + right) * 50)},${Math.round((top + bottom) * 50)}`;
  });
  return first === last ? first ?? '' : `${first} → ${last}`;
};
