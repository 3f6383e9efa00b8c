import { SAMPLE_RATE, type AudioChunk, type ModelInfo, type VoiceActivityDetector } from '@frameseek/core';
import { SpeechCutter } from './speech-cutter.ts';
import { WINDOW, WINDOW_SECONDS, toWindows, type Windows } from './windows.ts';

/** Says how likely each window of consecutive sound holds speech. Made anew for each film. */
export type Listener = (windows: Windows, signal: AbortSignal) => Promise<Float32Array>;

/** A detector from something that listens: windows in, pieces of speech out. */
export const makeDetector = (info: ModelInfo, makeListener: () => Listener): VoiceActivityDetector => ({
  info,
  speech: (audio, { signal, maxSeconds, report }) => findSpeech({ audio, listen: makeListener(), cutter: new SpeechCutter(maxSeconds), signal, report }),
});

interface Search {
  readonly audio: AsyncIterable<AudioChunk>;
  readonly listen: Listener;
  readonly cutter: SpeechCutter;
  readonly signal: AbortSignal;
  readonly report: (seconds: number) => void;
}

async function* findSpeech({ audio, listen, cutter, signal, report }: Search): AsyncGenerator<AudioChunk> {
  for await (const windows of toWindows(audio)) {
    signal.throwIfAborted();
    if (windows.restarts) yield* present(cutter.flush());
    const probabilities = await listen(windows, signal);
    for (const [index, probability] of probabilities.entries()) {
      const samples = windows.samples.subarray(index * WINDOW, (index + 1) * WINDOW);
      yield* present(cutter.push(samples, probability, windows.start + index * WINDOW_SECONDS));
    }
    report(windows.start + windows.samples.length / SAMPLE_RATE);
  }
  yield* present(cutter.flush());
}

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
