import {
  SAMPLE_RATE, isFaultOf, mapConcurrent, passageJoiner, type AudioChunk, type Cue, type Fault, type Heard, type Passage, type Transcriber, type Transcript,
  type VoiceActivityDetector,
} from '@frameseek/core';
import { guardWrite } from '../guard-write.ts';
import type { IngestContext } from '../ingest-context.ts';

/** Whisper hears 30 s at a time; a little is left for the padding around speech. */
const MAX_SECONDS = 28;
/** Chunks on their way at once: while one is recognised the next is listened for. */
const CHUNKS_AT_ONCE = 2;
/** Milliseconds between two saves of the transcript so far: each writes all of it. */
const SAVE_EVERY_MS = 2_000;

/** The two models of speech recognition. */
export interface SpeechRecogniser {
  /** Finds where somebody speaks, so that nothing is made up for silence. */
  readonly detector: VoiceActivityDetector;
  readonly transcriber: Transcriber;
}

/** Passages of what was recognised next. */
export interface Recognised {
  readonly passages: readonly Passage[];
  /** The same in English, of speech in another language. */
  readonly english: readonly Passage[];
  /** Seconds of the video behind it. */
  readonly done: number;
}

/** Passages as they are recognised, and what is to be said of chunks that could not be. */
export interface Recognition {
  readonly passages: AsyncIterable<Recognised>;
  /** After the last: a sentence about chunks that failed, if any. */
  note(): string | undefined;
}

/** The cues of one chunk, which ends at `end` seconds; or why it could not be recognised. */
interface TranscribedChunk extends Heard {
  readonly end: number;
  readonly fault?: Fault<'model/failed'>;
}

/** Where is listened, and what is done with transcripts as they grow. */
interface TranscriptKeeper {
  /** Index of the sound track; undefined: the one that players choose. */
  readonly track: number | undefined;
  /** Those that the recognised one stands behind. */
  readonly before: readonly Transcript[];
  readonly keep: (transcripts: readonly Transcript[]) => void;
}

/**
 * Recognises the speech of a video, chunk by chunk between pauses, and keeps the transcript behind those that
 * were there `before`. The passages throw a chunk's fault when every chunk failed.
 */
export const recogniseSpeech = (context: IngestContext, recogniser: SpeechRecogniser, { track, before, keep }: TranscriptKeeper): Recognition => {
  const { parts: { media, settings }, video: { path, probe }, signal, report } = context;
  const { detector, transcriber } = recogniser;
  const cues: Cue[] = [];
  const english: Cue[] = [];
  const languages = new Map<string, number>();
  let chunks = 0;
  let failed = 0;
  const save = (): void => {
    guardWrite(context);
    const heard = track === undefined ? {} : { soundTrack: track + 1 };
    const translated: readonly Transcript[] = english.length === 0 ? [] : [{ source: 'translated', language: 'en', ...heard, cues: english }];
    keep([...before, { source: 'recognised', ...mostSpoken(languages, settings.language), ...heard, cues }, ...translated]);
  };
  const transcribe = async (chunk: AudioChunk): Promise<TranscribedChunk> => {
    const end = chunk.start + chunk.samples.length / SAMPLE_RATE;
    try {
      const language = settings.language === undefined ? {} : { language: settings.language };
      return { ...(await transcriber.transcribe(chunk, { signal, english: settings.translateSpeech, ...language })), end };
    } catch (error) {
      if (!isFaultOf(error, 'model/failed')) throw error;
      return { cues: [], end, fault: error };
    }
  };
  async function* passages(): Recognition['passages'] & AsyncGenerator<Recognised> {
    const [joiner, englishJoiner] = [passageJoiner(), passageJoiner()];
    const listened = (seconds: number): void => report('speech', { done: seconds, total: probe.duration, count: cues.length });
    const speech = detector.speech(media.audio(path, { probe, signal, ...(track !== undefined && { track }) }), { maxSeconds: MAX_SECONDS, signal, report: listened });
    let savedAt = performance.now();
    let fault: Fault | undefined;
    for await (const chunk of mapConcurrent(speech, CHUNKS_AT_ONCE, transcribe)) {
      chunks += 1;
      if (chunk.fault !== undefined) failed += 1;
      fault ??= chunk.fault;
      cues.push(...chunk.cues);
      english.push(...(chunk.english ?? []));
      if (chunk.language !== undefined) languages.set(chunk.language, (languages.get(chunk.language) ?? 0) + secondsOf(chunk.cues));
      yield { passages: chunk.cues.flatMap(joiner.add), english: (chunk.english ?? []).flatMap(englishJoiner.add), done: chunk.end };
      if (performance.now() - savedAt < SAVE_EVERY_MS) continue;
      save();
      savedAt = performance.now();
    }
    if (fault !== undefined && failed === chunks) throw fault;
    save();
    yield { passages: joiner.end(), english: englishJoiner.end(), done: probe.duration };
  }
  const note = (): string | undefined =>
    failed > 0 ? `${failed} of ${chunks} stretches of speech could not be recognised.` : undefined;
  return { passages: passages(), note };
};

const secondsOf = (cues: readonly Cue[]): number => cues.reduce((sum, { start, end }) => sum + end - start, 0);

/** The language in which most was said, or the one that was told; nothing where neither is known. */
const mostSpoken = (languages: ReadonlyMap<string, number>, told: string | undefined): { readonly language?: string } => {
  const [most] = [...languages].toSorted(([, a], [, b]) => b - a);
  const language = told ?? most?.[0];
  return language === undefined ? {} : { language };
};
