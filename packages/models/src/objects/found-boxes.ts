/** A thing that a network found: the number of its class, how sure it is (0 to 1), and its box in pixels of the network's picture. */
export interface FoundBox {
  readonly label: number;
  readonly score: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Below this nothing is told: trackers use doubtful boxes down to a tenth (Zhang et al. 2022, ByteTrack). */
export const LEAST_SCORE = 0.1;
/** Boxes of one class that share more than this of what they cover are one thing (as YOLOX and most others have it). */
const SAME_THING = 0.45;
/** Things of one picture at most, the surest. */
const MOST_THINGS = 100;

/** The surest box of each thing, class by class (greedy non-maximum suppression), the surest first. */
export const distinctBoxes = (boxes: readonly FoundBox[]): readonly FoundBox[] => {
  const kept: FoundBox[] = [];
  for (const box of boxes.toSorted((a, b) => b.score - a.score)) {
    if (kept.length === MOST_THINGS) break;
    if (kept.every((other) => other.label !== box.label || overlap(other, box) <= SAME_THING)) kept.push(box);
  }
  return kept;
};

const overlap = (a: FoundBox, b: FoundBox): number => {
  const both = Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const either = areaOf(a) + areaOf(b) - both;
  return either > 0 ? both / either : 0;
};

const areaOf = ({ left, top, right, bottom }: FoundBox): number => (right - left) * (bottom - top);
