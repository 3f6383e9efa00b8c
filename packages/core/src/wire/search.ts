import { z } from 'zod';
import { MODALITIES } from '../domain/modality.ts';
import { TRANSCRIPT_SOURCES } from '../domain/transcript.ts';
import { placedLine } from '../domain/placed-line.ts';
import { MAX_QUERY_LENGTH } from '../query/parse-query.ts';
import { seconds } from '../time/seconds.ts';
import { errorBody } from './error-body.ts';

/** One way of finding. */
const modality = z.enum(MODALITIES);

/** The query language in one paragraph. */
const QUERY_WORDS = [
  'What is remembered of the moment, in plain words.',
  '"exact words" must be said or shown so. -word, -"words" leave moments out.',
  'A then B, A then B within 20s: one after the other in the same video (a minute where nothing is said).',
  'said:, shown: (or screen:), seen: and described: look only at speech, at text on the screen, at the picture, at what models wrote about it.',
  'in:"title" limits to videos by title or path, tag:"name" by a tag; after: and before: to a position (1:30, 90s) or a date of recording (2024-05-01);',
  'longer: and shorter: to a length of the video, on: to a day and near: to a place of the recording. What is not understood is searched as plain words, and notes say so.',
].join(' ');

/** A search as it comes from outside, in an address: lists are words with commas. */
export const searchRequest = z.object({
  // Too long a query is told by a failure of its own.
  q: z.string().meta({ description: `${QUERY_WORDS} Empty only beside like.`, maxLength: MAX_QUERY_LENGTH }),
  like: z.string().regex(/^(?:[0-9a-f]{32}@|picture:[0-9a-f]{32}$)/u, 'This is neither <video id>@<seconds> nor picture:<id>').optional()
    .describe('<video id>@<seconds>, or picture:<id> of a query picture: moments that look like it, together with the words of q where it has any'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  modality: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
      z.array(modality).optional(),
    )
    .describe('Only these ways of finding; comma-separated in GET'),
  video: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
      z.array(z.string()).optional(),
    )
    .describe('Only in these videos, by id'),
});

/** A search in a body: in JSON numbers are numbers and lists are lists. */
export const searchBody = searchRequest.extend({
  limit: z.number().int().min(1).max(100).default(20),
  modality: z.array(modality).optional().describe('Only these ways of finding: seen, said, shown on the screen, described'),
  video: z.array(z.string()).optional().describe('Only in these videos, by id'),
});

/** A hit that argues for a moment; `score` 0 to 1. */
export const momentHit = z.object({
  modality,
  at: seconds,
  score: z.number(),
  text: z.string().optional().describe('The words said or read'),
  language: z.string().optional().describe('Language of what is said, as BCP 47, where it is known'),
  sources: z.array(z.enum(TRANSCRIPT_SOURCES)).optional().describe('Where what is said comes from, where several sources have it or it stands in the picture'),
  lines: z.array(placedLine).optional().describe('Of what is written in the picture: the lines that match, with their places'),
});

const videoRef = z.object({ id: z.string(), title: z.string(), path: z.string() });

/** A moment that was found, with its video. `score` 0 to 1: the share of unrelated queries that find nothing as good. */
export const foundMoment = z.object({
  video: videoRef,
  start: seconds,
  end: seconds,
  score: z.number(),
  hits: z.array(momentHit).min(1),
  also: z.array(z.object({ video: videoRef, start: seconds, end: seconds })).optional().describe('Where the same footage is found as well'),
  isOngoing: z.literal(true).optional().describe('It goes on at this moment: it lasts up to what a stream that is recorded was looked at last'),
});

/** A moment that was found. */
export type FoundMoment = z.infer<typeof foundMoment>;

/** What a search found. */
export const searchResponse = z.object({
  query: z.string(),
  match: z.boolean().describe('False when nothing matches; moments then holds the nearest'),
  tookMs: z.number(),
  moments: z.array(foundMoment).describe('Best first'),
  videos: z.array(videoRef).optional().describe('Of a query that says only where to look (in:, tag:, a date): the videos there, newest first'),
  notes: z.array(z.string()).optional().describe('What was left out and why, for people'),
  didYouMean: z.string().optional()
    .describe('The query that may have been meant: words that stand nowhere in the library replaced by words near them, with which something matches'),
});

/** What a search found. */
export type SearchResponse = z.infer<typeof searchResponse>;

/** What a search found, the best of it looked at again. */
export const closerResponse = searchResponse.extend({
  moments: z.array(foundMoment.extend({
    before: z.object({ start: seconds, end: seconds }).describe('Where the moment was before, by which it is known in the answer of the search'),
  })).describe('All that the search found, best first'),
  looked: z.number().int().min(0).describe('Moments that were looked at again; the others are as the search found them'),
});

/** What a search found, the best of it looked at again. */
export type CloserResponse = z.infer<typeof closerResponse>;

/** One event of `/api/search/events`. */
export const searchEvent = z.discriminatedUnion('stage', [
  searchResponse.extend({ stage: z.enum(['words', 'all']) }),
  errorBody.extend({ stage: z.literal('failed') }),
]);

/** What has been found so far, or why nothing more comes. */
export type SearchEvent = z.infer<typeof searchEvent>;

/** A picture that was brought along to search with. */
export const queryPicture = z.object({ id: z.string().describe('For like=picture:<id>') });
