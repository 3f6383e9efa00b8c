import type { SpeakerList, TranscriptLine } from '@frameseek/core';
import { videoPath } from './api.ts';
import { requestJson, type Abortable } from './http.ts';

const path = (id: string): string => `${videoPath(id)}/transcript`;

/** The best transcript of a video, line by line; seconds. */
export const transcript = async (id: string, { signal }: Abortable): Promise<readonly TranscriptLine[]> =>
  (await requestJson(path(id), ({ wire }) => wire.transcript, { signal })).lines;

/** What is really said in the line that begins at `start`; null: what stood there before. */
export interface LineCorrection {
  readonly start: number;
  readonly text: string | null;
}

/** Corrects a line, and gives it as it is now. */
export const correctLine = async (id: string, correction: LineCorrection): Promise<TranscriptLine> =>
  await requestJson(path(id), ({ wire }) => wire.transcriptLine, { method: 'PATCH', body: correction });

/** Whole words, and what is said in their place. */
export interface WordReplacement {
  readonly find: string;
  readonly replace: string;
}

/** Replaces words in every line, and tells in how many. */
export const replaceWords = async (id: string, words: WordReplacement): Promise<{ readonly lines: number }> =>
  await requestJson(`${path(id)}/replacements`, ({ wire }) => wire.replacedWords, { method: 'POST', body: words });

const speakersPath = (id: string): string => `${videoPath(id)}/speakers`;

/** Who speaks when in a video, and who that may be. */
export const speakers = async (id: string, { signal }: Abortable): Promise<SpeakerList> => await requestJson(speakersPath(id), ({ wire }) => wire.speakerList, { signal });

/** Who the speaker with a number is, null: nobody knows; or who it is not. */
export type SpeakerNaming = { readonly number: number } & ({ readonly name: string | null } | { readonly isNot: string });

/** Names a speaker of a video, takes the name back, or says who it is not. */
export const nameSpeaker = async (id: string, naming: SpeakerNaming): Promise<SpeakerList> =>
  await requestJson(speakersPath(id), ({ wire }) => wire.speakerList, { method: 'PATCH', body: naming });
