import {
  DOCUMENT_FORMATS, Fault, chapterHead, intersection, spanWithin, toDocument, withNamesOf, type Abortable, type DocumentFilm, type DocumentFormat, type DocumentSpan, type ExportRequest, type Span, type VideoRecord,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { jpegsOf } from '../library/pictures/jpegs-of.ts';
import { requireVideo } from '../library/require-video.ts';
import { videoCues } from '../library/video-views.ts';

/** Pixels of a still. */
const WIDTH = 480;
/** Stills of one document: each takes some 20 kB of it. */
const MAX_STILLS = 1_000;

/**
 * Moments film by film with their stills, the chapters in which they lie, and what is said, as one file to read and to print. Throws
 * `library/unknown-video`, `input/invalid` for a format that is no document and for too many moments, and what decoding throws.
 */
export const exportDocument = async (parts: EngineParts, { title, format, items, captions }: ExportRequest, { signal }: Abortable): Promise<string> => {
  if (!isDocument(format)) throw new Fault('input/invalid', { problems: [`${format} is no document, but one of ${DOCUMENT_FORMATS.join(', ')}`] });
  const films: DocumentFilm[] = [];
  let stills = 0;
  for (const [id, own] of Map.groupBy(items, ({ video }) => video)) {
    const video = requireVideo(parts, id);
    const duration = video.probe?.duration ?? 0;
    const moments = own.map(({ start, end, title: name = '', note }): DocumentSpan =>
      ({ ...spanWithin({ start, end }, duration), title: name, ...(note !== undefined && note !== '' && { note }) }));
    const chapters = chaptersOf(parts, video).filter((chapter) => moments.some((moment) => intersection(chapter, moment) > 0));
    stills += chapters.length + moments.length;
    if (stills > MAX_STILLS) throw new Fault('input/invalid', { problems: [`a document holds ${MAX_STILLS} chapters and moments at most`] });
    const pictured = await withStills(parts, video, { spans: [...chapters, ...moments], signal });
    const said = (span: DocumentSpan): DocumentSpan => {
      const words = captions ? videoCues(parts, id).filter(({ start, end }) => (start + end) / 2 >= span.start && (start + end) / 2 < span.end).map((cue) => cue.text).join(' ') : '';
      return words === '' ? span : { ...span, said: words };
    };
    films.push({
      title: video.title, duration, chapters: pictured.slice(0, chapters.length), moments: pictured.slice(chapters.length).map(said),
      ...(video.probe?.recordedAt !== undefined && { recorded: video.probe.recordedAt.slice(0, DAY) }), ...(video.probe?.location?.place !== undefined && { place: video.probe.location.place }),
    });
  }
  return toDocument({ title, films }, format);
};

/** Characters of a day in ISO 8601. */
const DAY = 10;

const isDocument = (format: string): format is DocumentFormat => (DOCUMENT_FORMATS as readonly string[]).includes(format);

/** Those that were made of it, with who speaks in them; else those that its file tells. */
const chaptersOf = ({ catalog }: EngineParts, { id, probe }: VideoRecord): readonly DocumentSpan[] => {
  const made = catalog.insights(id).flatMap((one) => (one.kind === 'chapters' ? [withNamesOf(one.data, catalog.speakers(id))] : []))[0];
  if (made === undefined) return (probe?.metadata?.chapters ?? []).map(({ start, end, title }) => ({ start, end, title }));
  return made.map((chapter) => ({ start: chapter.start, end: chapter.end, title: chapterHead(chapter) }));
};

interface StillsOf extends Abortable {
  readonly spans: readonly DocumentSpan[];
}

/** Each with a picture from its middle; as they are where there is nothing to see. */
const withStills = async (parts: EngineParts, { id, probe }: VideoRecord, { spans, signal }: StillsOf): Promise<readonly DocumentSpan[]> => {
  if (probe?.video === undefined || spans.length === 0) return spans;
  const times = [...new Set(spans.map(middleOf))].toSorted((a, b) => a - b);
  const pictures = await jpegsOf(parts, id, { times, width: WIDTH, signal });
  return spans.map((span) => {
    const still = pictures[times.indexOf(middleOf(span))];
    return still === undefined ? span : { ...span, still: Buffer.from(still.jpeg).toString('base64') };
  });
};

const middleOf = ({ start, end }: Span): number => (start + end) / 2;
