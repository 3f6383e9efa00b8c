import { contains, groupNearDuplicates, haveSimilarLengths, isNearDuplicate, type Footage } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { FoundMoment } from './search-request.ts';

/** Moments among which repeats are looked for; what comes after them is shown as it is. */
const MAX_MOMENTS = 40;
/** Seconds around a moment in which a keyframe may stand for it. */
const AROUND = 10;
/** Keyframes of one moment that are compared. */
const MAX_PICTURES = 6;

/** The moments with the same footage elsewhere folded into the best of each, best first. */
export const groupNearDuplicateMoments = ({ catalog }: Pick<EngineParts, 'catalog'>, moments: readonly FoundMoment[]): readonly FoundMoment[] => {
  const [head, tail] = [moments.slice(0, MAX_MOMENTS), moments.slice(MAX_MOMENTS)];
  const known = new Map<FoundMoment, Footage | undefined>();
  const footage = (moment: FoundMoment): Footage | undefined => {
    if (!known.has(moment)) known.set(moment, footageOf({ catalog }, moment));
    return known.get(moment);
  };
  const isRepeat = (better: FoundMoment, worse: FoundMoment): boolean => {
    if (!mayRepeat(better, worse)) return false;
    const [a, b] = [footage(better), footage(worse)];
    return a !== undefined && b !== undefined && isNearDuplicate(a, b);
  };
  return [...groupNearDuplicates(head, isRepeat).map(([best, ...others]) => withRepeats(best, others)), ...tail];
};

const withRepeats = (best: FoundMoment, others: readonly FoundMoment[]): FoundMoment =>
  others.length === 0 ? best : { ...best, also: others.map(({ video, start, end }) => ({ video, start, end })) };

/** Whether what is known without looking allows it. */
const mayRepeat = (a: FoundMoment, b: FoundMoment): boolean =>
  a.hits[0]?.modality === b.hits[0]?.modality && haveSimilarLengths(a, b);

/** Undefined where the pictures of a film are not known: it was indexed without a model of pictures. */
const footageOf = ({ catalog }: Pick<EngineParts, 'catalog'>, moment: FoundMoment): Footage | undefined => {
  const { videoId, start, end, hits: [lead] } = moment;
  const pictures = picturesOf({ catalog }, moment);
  if (pictures.length === 0 && catalog.video(videoId)?.probe?.video !== undefined) return undefined;
  const said = catalog.cues(videoId, moment).filter((cue) => contains(moment, (cue.start + cue.end) / 2)).map(({ text }) => text);
  const words = [...said, ...(lead?.modality === 'text' ? [lead.text ?? ''] : [])].join(' ');
  return { videoId, start, end, words, pictures };
};

/** The fingerprints within the moment; of one so short that it holds none, the nearest. */
const picturesOf = ({ catalog }: Pick<EngineParts, 'catalog'>, { videoId, start, end }: FoundMoment): Footage['pictures'] => {
  const within = catalog.fingerprints(videoId, { start, end });
  if (within.length > 0) return spread(within).map(({ fingerprint }) => fingerprint);
  const middle = (start + end) / 2;
  const nearest = catalog.fingerprints(videoId, { start: start - AROUND, end: end + AROUND })
    .toSorted((a, b) => Math.abs(a.at - middle) - Math.abs(b.at - middle));
  return nearest.slice(0, 1).map(({ fingerprint }) => fingerprint);
};

/** Some of them, evenly over the moment. */
const spread = <T>(items: readonly T[]): readonly T[] => {
  const step = Math.max(1, items.length / MAX_PICTURES);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
};
