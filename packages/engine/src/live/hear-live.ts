import { SAMPLE_RATE, passageJoiner, type AudioChunk, type Cue, type Passage } from '@frameseek/core';
import type { IngestContext } from '../indexing/ingest-context.ts';
import type { SpeechRecogniser } from '../indexing/stages/recognise-speech.ts';

/** Seconds of silence after which somebody has said what there was to say. */
const PAUSE = 0.5;
/** Seconds of speech after which nobody waits for a pause any longer. */
const LONGEST = 8;

/** What was heard in a stretch. Seconds of the recording. */
interface Heard {
  readonly cues: readonly Cue[];
  readonly passages: readonly Passage[];
  /** Up to where it was heard: what goes on at the end of the stretch is left for the next. */
  readonly to: number;
}

/** A stretch of a recording, as a piece that begins at `pieceStart` seconds of it. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly pieceStart: number;
}

/** Recognises the speech of a stretch, from pause to pause. `context` is of the piece. Throws the faults of the models. */
export const hearLive = async (context: IngestContext, { detector, transcriber }: SpeechRecogniser, { start, end, pieceStart }: Stretch): Promise<Heard> => {
  const { parts: { media, settings }, video: { path, probe }, signal } = context;
  const audio = soundFrom(media.audio(path, { probe, signal }), start - pieceStart);
  const cues: Cue[] = [];
  for await (const chunk of detector.speech(audio, { maxSeconds: LONGEST, signal, report: () => undefined })) {
    const [from, to] = [chunk.start + pieceStart, chunk.start + chunk.samples.length / SAMPLE_RATE + pieceStart];
    if (to > end - PAUSE && to - from < LONGEST - PAUSE) return { ...joined(cues), to: Math.max(start, from) };
    const heard = await transcriber.transcribe(chunk, { signal, english: false, ...(settings.language !== undefined && { language: settings.language }) });
    cues.push(...heard.cues.map((cue) => later(cue, pieceStart)));
  }
  return { ...joined(cues), to: end };
};

const later = ({ words, ...cue }: Cue, seconds: number): Cue => ({
  ...cue, start: cue.start + seconds, end: cue.end + seconds,
  ...(words !== undefined && { words: words.map((word) => ({ ...word, start: word.start + seconds, end: word.end + seconds })) }),
});

const joined = (cues: readonly Cue[]): Pick<Heard, 'cues' | 'passages'> => {
  const joiner = passageJoiner();
  return { cues, passages: [...cues.flatMap(joiner.add), ...joiner.end()] };
};

/** The sound from a time on: what was heard already is not heard again. */
async function* soundFrom(chunks: AsyncIterable<AudioChunk>, from: number): AsyncGenerator<AudioChunk> {
  for await (const { start, samples } of chunks) {
    const skip = Math.max(0, Math.round((from - start) * SAMPLE_RATE));
    if (skip < samples.length) yield { start: start + skip / SAMPLE_RATE, samples: samples.subarray(skip) };
  }
}
