import { SAMPLE_RATE, type AudioChunk, type ModelInfo, type VoiceActivityDetector } from '@frameseek/core';
import { SpeechSegmenter } from './speech-segmenter.ts';
import { WINDOW, WINDOW_SECONDS, toWindows, type Windows } from './audio-windows.ts';

/** Says how likely each window of consecutive sound holds speech, 0 to 1. Remembers what it heard, so it is made anew for each film. */
export type VadModel = (windows: Windows, signal: AbortSignal) => Promise<Float32Array>;

/** A detector from such a model: windows in, segments of speech out, each at most `maxSeconds` long. */
export const createVoiceActivityDetector = (info: ModelInfo, createVad: () => VadModel): VoiceActivityDetector => ({
  info,
  speech: (audio, { signal, maxSeconds, report }) => findSpeech({ audio, vad: createVad(), segmenter: new SpeechSegmenter(maxSeconds), signal, report }),
});

interface Search {
  readonly audio: AsyncIterable<AudioChunk>;
  readonly vad: VadModel;
  readonly segmenter: SpeechSegmenter;
  readonly signal: AbortSignal;
  readonly report: (seconds: number) => void;
}

async function* findSpeech({ audio, vad, segmenter, signal, report }: Search): AsyncGenerator<AudioChunk> {
  for await (const windows of toWindows(audio)) {
    signal.throwIfAborted();
    if (windows.restarts) yield* present(segmenter.flush());
    const probabilities = await vad(windows, signal);
    for (const [index, probability] of probabilities.entries()) {
      const samples = windows.samples.subarray(index * WINDOW, (index + 1) * WINDOW);
      yield* present(segmenter.push(samples, probability, windows.start + index * WINDOW_SECONDS));
    }
    report(windows.start + windows.samples.length / SAMPLE_RATE);
  }
  yield* present(segmenter.flush());
}

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
