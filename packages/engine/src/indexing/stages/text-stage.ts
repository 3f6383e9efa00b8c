import {
  isFaultOf, ocrRefinementTimes, mapConcurrent, ocrTimes, toRecognisedSpans, toScreenLines, toScreenTexts, withHeldPictures, type Catalog, type FrameSize, type RecognisedFrame,
  type ScreenLine, type ScreenText, type TextEmbedder, type TextLine, type TextReader, type VideoId, type VideoStream,
} from '@frameseek/core';
import { openGeneration } from '../../generations/open-generation.ts';
import { indexPassages } from '../index-passages.ts';
import { findExactEnds } from './exact-ends.ts';
import { requireScan } from './shots-stage.ts';
import { readKeyframes, type KeyframePicture } from '../read-keyframes.ts';
import { ifAvailable } from '../../faults/missing-model.ts';
import type { IndexingStage, StageOutcome } from '../indexing-stage.ts';
import type { IngestContext } from '../ingest-context.ts';

/** Pictures that are read at once. */
const READ_AT_ONCE = 2;

/** Text on the screen: frames through OCR, lines joined over the time they stand, into words and sentence vectors. Needs the shots. */
export const textStage: IndexingStage = {
  name: 'text',
  plan: async (context) => {
    const { parts: { models, catalog }, video, sampling, signal } = context;
    const picture = video.probe.video;
    if (picture === undefined) return { off: 'There is no picture.' };
    const reader = await models.reader({ signal });
    const encoder = await ifAvailable(models.sentences({ signal }));
    const source = `${reader.info.id}/boxes/${sampling}`;
    return {
      by: `${source}/${encoder?.space.id ?? 'words'}`,
      ...(encoder !== undefined && { space: encoder.space }),
      work: async (before, again) => {
        // Only the encoder changed: what was read is read.
        const known = before?.state === 'done' && before.by.startsWith(`${source}/`);
        if (!known) return indexText(context, { reader, encoder, size: sizeFor(reader, picture) });
        const texts = catalog.screenTexts(video.id);
        const generation = await openGeneration(context, { modality: 'text', space: encoder?.space, again });
        await indexPassages(context, { generation, modality: 'text', passages: texts, encoder });
        return { count: texts.length, generation, ...(before.note !== undefined && { note: before.note }) };
      },
    };
  },
};

interface TextModels {
  readonly reader: TextReader;
  readonly encoder: TextEmbedder | undefined;
  readonly size: FrameSize;
}

/** A coarse pass over the whole video, then a finer one where text comes and goes, then a look at each frame there. */
const indexText = async (context: IngestContext, { reader, encoder, size }: TextModels): Promise<StageOutcome> => {
  const { parts: { catalog }, video: { id, probe }, sampling, report } = context;
  const scan = requireScan(context);
  const read = (times: readonly number[], count: number): Promise<FramesRead> =>
    readFrames(context, { reader, size, times, report: (done) => report('text', { done, total: scan.duration, count }) });
  const coarse = await read(ocrTimes(scan, sampling), 0);
  const times = sampling === 'adaptive' ? ocrRefinementTimes(coarse.frames, scan, 1 / (probe.video?.frameRate || Infinity)) : [];
  // What was read is worth something also where a closer look finds no picture at all.
  const fine = times.length === 0 ? { frames: [], note: undefined } : await read(times, coarse.frames.filter(hasText).length).catch(unreadable);
  const frames = withHeldPictures([...coarse.frames, ...fine.frames].toSorted((a, b) => a.at - b.at), scan);
  const lines = await findExactEnds(context, { lines: toScreenLines(toRecognisedSpans(frames, scan), scan.shots), frames, scan });
  const texts = toScreenTexts(lines);
  const generation = await openGeneration(context, { modality: 'text', space: encoder?.space });
  await indexPassages(context, { generation, modality: 'text', passages: texts, encoder });
  const notes = [coarse.note, fine.note].filter((note) => note !== undefined);
  return { count: texts.length, generation, enter: () => enterTexts(catalog, id, { texts, lines }), ...(notes.length > 0 && { note: notes.join(' ') }) };
};

const enterTexts = (catalog: Catalog, id: VideoId, { texts, lines }: { readonly texts: readonly ScreenText[]; readonly lines: readonly ScreenLine[] }): void => {
  catalog.putScreenTexts(id, texts);
  catalog.putScreenLines(id, lines);
};

const unreadable = (error: unknown): FramesRead => {
  if (!isFaultOf(error, 'media/decode-failed')) throw error;
  return { frames: [], note: 'A closer look at the text found no picture that could be read.' };
};

const hasText = ({ lines }: RecognisedFrame): boolean => lines.length > 0;

interface FramesRead {
  readonly frames: readonly RecognisedFrame[];
  readonly note: string | undefined;
}

const readFrames = async (
  context: IngestContext,
  { reader, size, times, report }: {
    readonly reader: TextReader;
    readonly size: FrameSize;
    readonly times: readonly number[];
    readonly report: (seconds: number) => void;
  },
): Promise<FramesRead> => {
  const { signal } = context;
  const pictures = readKeyframes(context, times.map((at) => ({ at, start: at, end: at })), { size, quick: true });
  const read = async ({ frame }: KeyframePicture): Promise<RecognisedFrame> => ({ at: frame.at, lines: await reader.readText(frame, { signal }) });
  const frames: RecognisedFrame[] = [];
  for await (const frame of mapConcurrent(pictures.pictures, READ_AT_ONCE, read)) {
    frames.push({ at: frame.at, lines: sharedLines(frame.lines, frames.at(-1)?.lines ?? []) });
    report(frame.at);
  }
  return { frames, note: pictures.note() };
};

/** The lines, those that stood in the frame before as the objects they were: a screen that stays takes hardly any memory. */
const sharedLines = (lines: readonly TextLine[], before: readonly TextLine[]): readonly TextLine[] => {
  const known = new Map(before.map((line) => [JSON.stringify(line), line]));
  const kept = lines.map((line) => known.get(JSON.stringify(line)) ?? line);
  return kept.length === before.length && kept.every((line, index) => line === before[index]) ? before : kept;
};

/** The size the reader wants, or the picture's own within the width it can use; even numbers, as decoders like them. */
const sizeFor = ({ frameSize }: TextReader, { width, height }: VideoStream): FrameSize => {
  if (!('maxWidth' in frameSize)) return frameSize;
  const scale = Math.min(1, frameSize.maxWidth / width);
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  return { width: even(width), height: even(height), fit: 'stretch' };
};
