import {
  keyframeTimes, mapConcurrent, screenTextJoiner, type FrameSize, type Reading, type ScreenText, type TextEncoder,
  type TextReader, type VideoStream,
} from '@frameseek/core';
import { indexPassages } from './index-passages.ts';
import { requireScan } from './index-shots.ts';
import { readKeyframes, type KeyframePicture } from './keyframe-frames.ts';
import { ifAvailable, type IngestContext, type StageOutcome, type StagePlan } from './stage.ts';

/** Pictures that are read at once. */
const READ_AT_ONCE = 2;

/** Text on the screen: keyframes through the reader, equal neighbours joined, into words and sentence vectors. */
export const planText = async (context: IngestContext): Promise<StagePlan> => {
  const { parts: { models, catalog }, video, sampling, signal } = context;
  const picture = video.probe.video;
  if (picture === undefined) return { off: 'There is no picture.' };
  const reader = await models.reader({ signal });
  const encoder = await ifAvailable(models.sentences({ signal }));
  const source = `${reader.info.id}/${sampling}`;
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
  readonly encoder: TextEncoder | undefined;
  readonly size: FrameSize;
}

const readAll = async (context: IngestContext, { reader, encoder, size }: Tools): Promise<StageOutcome> => {
  const { parts: { catalog }, video: { id }, sampling, signal, report } = context;
  const scan = requireScan(context);
  const pictures = readKeyframes(context, keyframeTimes(scan, sampling), size);
  const joiner = screenTextJoiner();
  const texts: ScreenText[] = [];
  const keep = async (found: readonly ScreenText[]): Promise<void> => {
    texts.push(...found);
    await indexPassages(context, { modality: 'text', passages: found, encoder });
  };
  const read = async ({ keyframe, frame }: KeyframePicture): Promise<Reading> => {
    const lines = await reader.readText(frame, { signal });
    return { start: keyframe.start, end: keyframe.end, lines };
  };
  for await (const reading of mapConcurrent(pictures.pictures, READ_AT_ONCE, read)) {
    await keep(joiner.add(reading));
    report('text', { done: reading.end, total: scan.duration, count: texts.length });
  }
  await keep(joiner.end());
  signal.throwIfAborted();
  catalog.putScreenTexts(id, texts);
  const note = pictures.note();
  return { count: texts.length, ...(note === undefined ? {} : { note }) };
};

/** The size the reader wants, or the picture's own within the width it can use; even numbers, as decoders like them. */
const sizeFor = ({ frameSize }: TextReader, { width, height }: VideoStream): FrameSize => {
  if (!('maxWidth' in frameSize)) return frameSize;
  const scale = Math.min(1, frameSize.maxWidth / width);
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  return { width: even(width), height: even(height), fit: 'stretch' };
};
