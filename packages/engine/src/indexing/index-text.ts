import {
  closerTimes, mapConcurrent, textTimes, toReadings, toScreenTexts, type FrameSize, type Sight, type TextEmbedder,
  type TextLine, type TextReader, type VideoStream,
} from '@frameseek/core';
import { indexPassages } from './index-passages.ts';
import { requireScan } from './index-shots.ts';
import { readKeyframes, type KeyframePicture } from './keyframe-frames.ts';
import { ifAvailable, type IngestContext, type StageOutcome, type StagePlan } from './stage.ts';

/** Pictures that are read at once. */
const READ_AT_ONCE = 2;

/** Text on the screen: frames through the reader, lines joined over the time they stand, into words and sentence vectors. */
export const planText = async (context: IngestContext): Promise<StagePlan> => {
  const { parts: { models, catalog }, video, sampling, signal } = context;
  const picture = video.probe.video;
  if (picture === undefined) return { off: 'There is no picture.' };
  const reader = await models.reader({ signal });
  const encoder = await ifAvailable(models.sentences({ signal }));
  const source = `${reader.info.id}/lines/${sampling}`;
  return {
    by: `${source}/${encoder?.space.id ?? 'words'}`,
    work: async (before) => {
      await context.parts.index.remove(video.id, { modality: 'text', signal });
      // Only the encoder changed: what was read is read.
      const known = before?.state === 'done' && before.by.startsWith(`${source}/`);
      if (!known) return readAll(context, { reader, encoder, size: sizeFor(reader, picture) });
      const texts = catalog.screenTexts(video.id);
      await indexPassages(context, { modality: 'text', passages: texts, encoder });
      return { count: texts.length };
    },
  };
};

interface Tools {
  readonly reader: TextReader;
  readonly encoder: TextEmbedder | undefined;
  readonly size: FrameSize;
}

/** A first look at the whole video, then a closer one where text comes and goes. */
const readAll = async (context: IngestContext, { reader, encoder, size }: Tools): Promise<StageOutcome> => {
  const { parts: { catalog }, video: { id }, sampling, signal, report } = context;
  const scan = requireScan(context);
  const look = (times: readonly number[], count: number): Promise<Look> =>
    readAt(context, { reader, size, times, report: (done) => report('text', { done, total: scan.duration, count }) });
  const first = await look(textTimes(scan, sampling), 0);
  const times = sampling === 'adaptive' ? closerTimes(first.sights, scan) : [];
  const closer = times.length === 0 ? { sights: [], note: undefined } : await look(times, first.sights.filter(hasText).length);
  const sights = [...first.sights, ...closer.sights].toSorted((a, b) => a.at - b.at);
  const texts = toScreenTexts(toReadings(sights, scan));
  await indexPassages(context, { modality: 'text', passages: texts, encoder });
  signal.throwIfAborted();
  catalog.putScreenTexts(id, texts);
  return { count: texts.length, ...(first.note === undefined ? {} : { note: first.note }) };
};

const hasText = ({ lines }: Sight): boolean => lines.length > 0;

interface Look {
  readonly sights: readonly Sight[];
  readonly note: string | undefined;
}

const readAt = async (
  context: IngestContext,
  { reader, size, times, report }: {
    readonly reader: TextReader;
    readonly size: FrameSize;
    readonly times: readonly number[];
    readonly report: (seconds: number) => void;
  },
): Promise<Look> => {
  const { signal } = context;
  const pictures = readKeyframes(context, times.map((at) => ({ at, start: at, end: at })), size);
  const read = async ({ frame }: KeyframePicture): Promise<Sight> => ({ at: frame.at, lines: await reader.readText(frame, { signal }) });
  const sights: Sight[] = [];
  for await (const sight of mapConcurrent(pictures.pictures, READ_AT_ONCE, read)) {
    sights.push({ at: sight.at, lines: keptOnce(sight.lines, sights.at(-1)?.lines ?? []) });
    report(sight.at);
  }
  return { sights, note: pictures.note() };
};

/** The lines, those that stood in the frame before as the objects they were: a screen that stays takes hardly any memory. */
const keptOnce = (lines: readonly TextLine[], before: readonly TextLine[]): readonly TextLine[] => {
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
