import {
  contains, languageCode, matchedClauses, transcriptOfWords, type Moment, type MomentHit, type ParsedQuery, type Transcript,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { FoundMoment } from './search-request.ts';

/** The moments with what the catalog knows of them. Those of a video that was removed a moment ago are left out. */
export const hydrateMoments = ({ catalog }: Pick<EngineParts, 'catalog'>, moments: readonly Moment[], query: ParsedQuery): readonly FoundMoment[] =>
  moments.flatMap((moment) => {
    const video = catalog.video(moment.videoId);
    return video === undefined ? [] : [{ ...withSpeech({ catalog }, moment, query), video: { id: video.id, title: video.title, path: video.path } }];
  });

/** The moment with the languages of what is said in it, cut to the lines that say it where speech is what it was found by. */
const withSpeech = ({ catalog }: Pick<EngineParts, 'catalog'>, moment: Moment, query: ParsedQuery): Moment => {
  if (!moment.hits.some(({ modality }) => modality === 'speech')) return moment;
  const transcripts = catalog.transcriptsWithin(moment.videoId, moment);
  return { ...atSpokenPart(moment, transcripts, query), hits: moment.hits.map((hit) => withLanguage(hit, moment, transcripts)) };
};

const withLanguage = (hit: MomentHit, { start, end }: Moment, transcripts: readonly Transcript[]): MomentHit => {
  if (hit.modality !== 'speech' || hit.text === undefined) return hit;
  const language = transcriptOfWords({ start, end, text: hit.text }, transcripts)?.language;
  return language === undefined ? hit : { ...hit, language: languageCode(language) ?? language };
};

/** A moment found by what is said begins and ends with the lines that say it. */
const atSpokenPart = (moment: Moment, transcripts: readonly Transcript[], { text }: ParsedQuery): Moment => {
  const [lead] = moment.hits;
  if (lead?.modality !== 'speech' || lead.text === undefined) return moment;
  const said = transcriptOfWords({ start: moment.start, end: moment.end, text: lead.text }, transcripts)?.cues ?? [];
  return { ...moment, ...matchedClauses(said.filter((cue) => contains(moment, (cue.start + cue.end) / 2)), text) };
};
