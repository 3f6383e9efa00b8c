import type { ObjectTrack } from '../../domain/object-track.ts';
import type { Corner } from '../../domain/screen-text.ts';
import { middleOf } from '../boxes.ts';

/** The straight way of the middle of a thing from one point of its path to the next. */
export interface Stretch {
  readonly from: Corner;
  readonly to: Corner;
  /** Where it is, and when in seconds, by the share of the way. */
  readonly placeAt: (share: number) => Corner;
  readonly timeAt: (share: number) => number;
}

/** The way of a thing, piece by piece. */
export const stretchesOf = ({ path }: ObjectTrack): readonly Stretch[] => path.slice(1).flatMap((point, index) => {
  const before = path[index];
  if (before === undefined) return [];
  const [from, to] = [middleOf(before.box), middleOf(point.box)];
  return [{
    from, to,
    placeAt: (share) => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])],
    timeAt: (share) => before.at + share * (point.at - before.at),
  }];
});

/** At which share of the way a line from `a` to `b` is crossed; none where it is not. */
export const crossings = ({ from, to }: Stretch, a: Corner, b: Corner): readonly number[] => {
  const [way, line] = [minus(to, from), minus(b, a)];
  const across = cross(way, line);
  if (across === 0) return [];
  const start = minus(a, from);
  const [share, along] = [cross(start, line) / across, cross(start, way) / across];
  return share >= 0 && share < 1 && along >= 0 && along <= 1 ? [share] : [];
};

const minus = ([x, y]: Corner, [fromX, fromY]: Corner): Corner => [x - fromX, y - fromY];
const cross = ([x, y]: Corner, [otherX, otherY]: Corner): number => x * otherY - y * otherX;
