import { createHash } from 'node:crypto';
import {
  bestTranscriptsFirst, errorMessage, holdsSpeech, isSaidBefore, toPassages, type Correction, type Passage, type Transcript,
} from '@frameseek/core';
import type { IngestContext } from '../ingest-context.ts';

/** Sentences about subtitles that one note holds; a folder may be full of files that are none. */
const MAX_NOTES = 5;

/** Subtitles that came with a video, best first, and what is to be said of those that were left out. */
export interface SubtitleTexts {
  readonly subtitles: readonly Transcript[];
  readonly note: string | undefined;
}

/** Reads the subtitles of a video. None of them stops it: what is wrong with one becomes a note. */
export const readSubtitles = async (context: IngestContext): Promise<SubtitleTexts> => {
  const { parts: { media, settings }, video: { path, probe }, signal } = context;
  const problems: string[] = [];
  const found = await media.subtitles(path, {
    probe, signal,
    ...(settings.language !== undefined && { language: settings.language }),
    report: (problem) => problems.push(errorMessage(problem)),
  });
  const more = problems.length > MAX_NOTES ? [`So it is with ${problems.length - MAX_NOTES} more.`] : [];
  const note = [...problems.slice(0, MAX_NOTES), ...more].join(' ');
  return { subtitles: bestTranscriptsFirst(found, spokenLanguage(context)), note: note === '' ? undefined : note };
};

/** In which language people speak in the video, as far as the settings or its default sound track say. */
export const spokenLanguage = ({ parts: { settings }, video: { probe } }: IngestContext): string | undefined =>
  settings.language ?? (probe.audio.find(({ isDefault }) => isDefault) ?? probe.audio[0])?.language;

/** Whether what is said has to be recognised: no subtitles have it all in its own language, or people want it anyway, as they do who pick a sound track for this video. */
export const needsRecognition = (context: IngestContext, subtitles: readonly Transcript[]): boolean => {
  const { parts: { settings }, video: { soundTrack } } = context;
  if (settings.recogniseDespiteSubtitles || soundTrack !== undefined || subtitles.every(({ kind }) => kind === 'forced')) return true;
  return settings.recogniseTranslated !== false && !subtitles.some((text) => holdsSpeech(text, spokenLanguage(context)));
};

/** Passages of one transcript, and what tells them from those of others at the same time. */
interface TextPassages {
  readonly passages: readonly Passage[];
  readonly origin?: string;
}

/** The passages of all transcripts, in each language; what one of those before says at the same time is said once. */
export const passagesOfTexts = (transcripts: readonly Transcript[]): readonly TextPassages[] =>
  transcripts.map(({ cues }, index) => {
    const passages = toPassages(cues).filter((passage) => !isSaidBefore(passage, transcripts.slice(0, index)));
    return index === 0 ? { passages } : { passages, origin: `text-${index}` };
  });

/** Letters of a SHA-256 that tell apart what transcripts have been. */
const DIGEST_LETTERS = 12;

/** A short name of what transcripts, or corrections of them, say: others have another. */
export const wordsDigest = (words: readonly (Transcript | Correction)[]): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, DIGEST_LETTERS);
