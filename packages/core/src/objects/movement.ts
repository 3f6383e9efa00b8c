import type { ObjectTrack } from '../domain/object-track.ts';
import type { Span } from '../time/span.ts';
import { boxArea, boxAt, edgesOf, type Edges } from './boxes.ts';

/** How a thing may move: over the picture, or nearer and away, as it grows and shrinks in it. */
export const MOVEMENTS = ['left', 'right', 'up', 'down', 'towards', 'away', 'still'] as const;
/** One of them. */
export type Movement = (typeof MOVEMENTS)[number];

/** How large a thing may be in the picture. */
export const THING_SIZES = ['small', 'large'] as const;
/** One of them. */
export type ThingSize = (typeof THING_SIZES)[number];

/** Shares of the picture: below the one a thing is small, from the other on it is large. */
const SIZES = { small: 0.01, large: 0.1 } as const;
/** Seconds over which speed is measured: shorter, the jitter of boxes looks like movement. */
const WINDOW = 0.8;
/** Shares of the picture a second, and of itself, from which a thing moves. */
const MOVES = { ofPicture: 0.02, ofItself: 0.1 } as const;
/** How much slower it may move along one side of the picture than along the other, and still goes there as well: the tangent of 22.5°. */
const ALSO = 0.414;
/** Share of the picture from its edge within which a box is cut off. */
const EDGE = 0.005;
/** Seconds for which something may not hold in between, and for which it must at least. */
const FORGIVEN = 0.5;
const MIN_LENGTH = 0.3;

/** When a thing moves so, in ascending time. */
export const spansMoving = (track: ObjectTrack, movement: Movement): readonly Span[] =>
  spansWhere(track, (at) => movesSo(speedAt(track, at), movement));

/** When a thing is so large in the picture, in ascending time. */
export const spansOfSize = (track: ObjectTrack, size: ThingSize): readonly Span[] => spansWhere(track, (at) => {
  const box = boxAt(track.path, at);
  const area = box === undefined ? 0 : boxArea(box);
  return size === 'small' ? area < SIZES.small : area >= SIZES.large;
});

/** Shares of the picture a second: of its middle, and of its size. */
interface Speed {
  readonly x: number;
  readonly y: number;
  readonly growth: number;
  /** From which speed on this thing moves. */
  readonly moves: number;
}

const speedAt = ({ path, start, end }: ObjectTrack, at: number): Speed => {
  const [from, to] = [Math.max(start, Math.min(at - WINDOW / 2, end - WINDOW)), Math.min(end, Math.max(at + WINDOW / 2, start + WINDOW))];
  const [before, after] = [boxAt(path, from), boxAt(path, to)];
  if (before === undefined || after === undefined || to <= from) return { x: 0, y: 0, growth: 0, moves: MOVES.ofPicture };
  const [was, is] = [edgesOf(before), edgesOf(after)];
  const size = Math.sqrt((boxArea(before) + boxArea(after)) / 2);
  const x = along([was.left, was.right], [is.left, is.right]) / (to - from);
  const y = along([was.top, was.bottom], [is.top, is.bottom]) / (to - from);
  const growth = isCut(was) || isCut(is) ? 0 : (Math.sqrt(boxArea(after)) - Math.sqrt(boxArea(before))) / (to - from);
  return { x, y, growth, moves: Math.max(MOVES.ofPicture, MOVES.ofItself * size) };
};

/** How far it went along one side: by the edges of it that the edge of the picture does not hide. */
const along = ([low, high]: readonly [number, number], [lowThen, highThen]: readonly [number, number]): number => {
  const [atStart, atEnd] = [Math.min(low, lowThen) < EDGE, Math.max(high, highThen) > 1 - EDGE];
  if (atStart === atEnd) return (lowThen + highThen - low - high) / 2;
  return atStart ? highThen - high : lowThen - low;
};

const isCut = ({ left, top, right, bottom }: Edges): boolean => left < EDGE || top < EDGE || right > 1 - EDGE || bottom > 1 - EDGE;

const movesSo = ({ x, y, growth, moves }: Speed, movement: Movement): boolean => {
  const across = Math.hypot(x, y);
  const deep = Math.abs(growth) >= moves && Math.abs(growth) > across;
  const over = across >= moves && !deep;
  switch (movement) {
    case 'left': return over && x < 0 && -x >= ALSO * Math.abs(y);
    case 'right': return over && x > 0 && x >= ALSO * Math.abs(y);
    case 'up': return over && y < 0 && -y >= ALSO * Math.abs(x);
    case 'down': return over && y > 0 && y >= ALSO * Math.abs(x);
    case 'towards': return deep && growth > 0;
    case 'away': return deep && growth < 0;
    case 'still': return across < moves && Math.abs(growth) < moves;
  }
};

/** From one point of the path to the next it holds or not, as in the middle between them; what is short is not counted. */
const spansWhere = ({ path }: ObjectTrack, holds: (at: number) => boolean): readonly Span[] => {
  const spans: Span[] = [];
  for (const [index, { at: end }] of path.entries()) {
    const start = path[index - 1]?.at;
    if (start === undefined || !holds((start + end) / 2)) continue;
    const last = spans.at(-1);
    if (last !== undefined && start - last.end <= FORGIVEN) spans[spans.length - 1] = { start: last.start, end };
    else spans.push({ start, end });
  }
  return spans.filter(({ start, end }) => end - start >= MIN_LENGTH);
};
