import { contains, matchedClauses, type Moment, type ParsedQuery } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { FoundMoment } from './search-request.ts';

/** The moments with what the catalog knows of them. Those of a video that was removed a moment ago are left out. */
export const hydrateMoments = ({ catalog }: Pick<EngineParts, 'catalog'>, moments: readonly Moment[], query: ParsedQuery): readonly FoundMoment[] =>
  moments.flatMap((moment) => {
    const video = catalog.video(moment.videoId);
    return video === undefined ? [] : [{ ...atSpokenPart({ catalog }, moment, query), video: { id: video.id, title: video.title, path: video.path } }];
  });

/** A moment found by what is said begins and ends with the lines that say it. */
const atSpokenPart = ({ catalog }: Pick<EngineParts, 'catalog'>, moment: Moment, { text }: ParsedQuery): Moment => {
  const [lead] = moment.hits;
  if (lead?.modality !== 'speech' || lead.text === undefined) return moment;
  const cues = catalog.cues(moment.videoId, moment).filter((cue) => contains(moment, (cue.start + cue.end) / 2));
  return { ...moment, ...matchedClauses(cues, text) };
};
