import {
  languageCode, matchingLines, sourcesOfWords, transcriptOfWords, type Moment, type MomentHit, type ParsedQuery, type Transcript,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { videoInLibrary } from '../library/require-video.ts';
import type { FoundMoment } from './search-request.ts';

/** Seconds before what was looked at last, up to which a moment that lasts so long goes on. */
const LATELY = 3;

/** The moments with what the catalog knows of them. Those of a video that was removed a moment ago are left out. */
export const hydrateMoments = ({ catalog }: Pick<EngineParts, 'catalog'>, moments: readonly Moment[], query: ParsedQuery): readonly FoundMoment[] =>
  moments.flatMap((moment) => {
    const video = videoInLibrary({ catalog }, moment.videoId);
    return video === undefined ? [] : [{
      ...withScreen({ catalog }, withSpeech({ catalog }, moment), query), video: { id: video.id, title: video.title, path: video.path }, ...(goesOn({ catalog }, moment) && { isOngoing: true }),
    }];
  });

const goesOn = ({ catalog }: Pick<EngineParts, 'catalog'>, { videoId, end }: Moment): boolean => {
  const recording = catalog.recording(videoId);
  return recording?.isOpen === true && end >= recording.analysedTo - LATELY;
};

/** The moment with the languages and the sources of what is said in it. */
const withSpeech = ({ catalog }: Pick<EngineParts, 'catalog'>, moment: Moment): Moment => {
  if (!moment.hits.some(({ modality }) => modality === 'speech')) return moment;
  const transcripts = catalog.transcriptsWithin(moment.videoId, moment);
  return { ...moment, hits: moment.hits.map((hit) => withSources(hit, moment, transcripts)) };
};

/** The moment with the places of the lines on the screen that match, each with the first hit that they belong to. */
const withScreen = ({ catalog }: Pick<EngineParts, 'catalog'>, moment: Moment, { words }: ParsedQuery): Moment => {
  const index = moment.hits.findIndex(({ modality }) => modality === 'text');
  if (index < 0) return moment;
  const lines = matchingLines(catalog.screenLines(moment.videoId, moment), words);
  return lines.length === 0 ? moment : { ...moment, hits: moment.hits.map((hit, at) => (at === index ? { ...hit, lines } : hit)) };
};

const withSources = (hit: MomentHit, { start, end }: Moment, transcripts: readonly Transcript[]): MomentHit => {
  if (hit.modality !== 'speech' || hit.text === undefined) return hit;
  const passage = { start, end, text: hit.text };
  const language = languageCode(transcriptOfWords(passage, transcripts)?.language ?? '');
  const sources = sourcesOfWords(passage, transcripts);
  return { ...hit, ...(language !== undefined && { language }), ...(isWorthTelling(sources) && { sources }) };
};

/** Several sources are; so is a single one where the words were written in the picture, and maybe never said. */
const isWorthTelling = (sources: readonly Transcript['source'][]): boolean => sources.length > 1 || sources.includes('burned-in');
