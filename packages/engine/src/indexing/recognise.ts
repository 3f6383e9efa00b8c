import {
  isFaultOf, mapConcurrent, passageJoiner, type AudioChunk, type Cue, type Fault, type Passage, type Transcript,
} from '@frameseek/core';
import { guardWrite } from './guard-write.ts';
import type { Recogniser } from './index-speech.ts';
import type { IngestContext } from './stage.ts';

/** Whisper hears 30 s at a time; a little is left for the padding around speech. */
const MAX_SECONDS = 28;
/** Pieces on their way at once: while one is recognised the next is listened for. */
const PIECES_AT_ONCE = 2;
/** Milliseconds between two saves of the transcript so far: each writes all of it. */
const SAVE_EVERY_MS = 2_000;

/** Passages as they are recognised, and what is to be said of pieces that could not be. */
export interface Recognition {
  readonly passages: AsyncIterable<{ readonly passages: readonly Passage[]; readonly done: number }>;
  /** After the last: a sentence about pieces that failed, if any. */
  note(): string | undefined;
}

interface Heard {
  readonly cues: readonly Cue[];
  readonly end: number;
  readonly fault?: Fault<'model/failed'>;
}

export const recognise = (context: IngestContext, recogniser: Recogniser, before: readonly Transcript[]): Recognition => {
  const { parts: { media, catalog, settings }, video: { id, path, probe }, signal, report } = context;
  const { detector, transcriber } = recogniser;
  const cues: Cue[] = [];
  let pieces = 0;
  let failed = 0;
  const save = (): void => {
    guardWrite(context);
    const language = settings.language === undefined ? {} : { language: settings.language };
    catalog.putTranscripts(id, [...before, { source: 'recognised', ...language, cues }]);
  };
  const hear = async (piece: AudioChunk): Promise<Heard> => {
    const end = piece.start + piece.samples.length / 16_000;
    try {
      const options = settings.language === undefined ? { signal } : { signal, language: settings.language };
      return { cues: await transcriber.transcribe(piece, options), end };
    } catch (error) {
      if (!isFaultOf(error, 'model/failed')) throw error;
      return { cues: [], end, fault: error };
    }
  };
  async function* passages(): Recognition['passages'] & AsyncGenerator<{ passages: readonly Passage[]; done: number }> {
    const joiner = passageJoiner();
    const listened = (seconds: number): void => report('speech', { done: seconds, total: probe.duration, count: cues.length });
    const speech = detector.speech(media.audio(path, { probe, signal }), { maxSeconds: MAX_SECONDS, signal, report: listened });
    let savedAt = performance.now();
    let fault: Fault | undefined;
    for await (const heard of mapConcurrent(speech, PIECES_AT_ONCE, hear)) {
      pieces += 1;
      if (heard.fault !== undefined) failed += 1;
      fault ??= heard.fault;
      cues.push(...heard.cues);
      yield { passages: heard.cues.flatMap((cue) => joiner.add(cue)), done: heard.end };
      if (performance.now() - savedAt < SAVE_EVERY_MS) continue;
      save();
      savedAt = performance.now();
    }
    if (fault !== undefined && failed === pieces) throw fault;
    save();
    yield { passages: joiner.end(), done: probe.duration };
  }
  const note = (): string | undefined =>
    failed > 0 ? `${failed} of ${pieces} stretches of speech could not be recognised.` : undefined;
  return { passages: passages(), note };
};
