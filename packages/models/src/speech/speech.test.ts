import { describe, expect, it } from 'vitest';
import type { AudioChunk, Word } from '@frameseek/core';
import { wordsToCues } from './cues/words-to-cues.ts';
import { createVoiceActivityDetector } from './vad/voice-activity-detector.ts';
import { createEnergyVad } from './vad/energy-vad.ts';
import { dropHallucinations, isLoop, isStockPhrase } from './cues/drop-hallucinations.ts';
import { bestPause } from './vad/speech-segmenter.ts';
import { toWindows } from './vad/audio-windows.ts';

const signal = new AbortController().signal;
const RATE = 16_000;

/** Sound that is loud where `spans` say, and faintly noisy elsewhere. */
const sound = (seconds: number, spans: readonly (readonly [number, number])[], noise = 0.0005): Float32Array =>
  Float32Array.from({ length: seconds * RATE }, (_, index) => {
    const at = index / RATE;
    const loud = spans.some(([start, end]) => at >= start && at < end);
    return (loud ? 0.2 : noise) * Math.sin(index * 0.3) + noise * Math.sin(index * 1.7);
  });
async function* inPieces(samples: Float32Array, start = 0, size = RATE): AsyncGenerator<AudioChunk> {
  for (let from = 0; from < samples.length; from += size) yield { start: start + from / RATE, samples: samples.slice(from, from + size) };
}
const find = async (audio: AsyncIterable<AudioChunk>, maxSeconds = 30): Promise<{ start: number; end: number }[]> => {
  const detector = createVoiceActivityDetector({ id: 'test', standIn: true }, createEnergyVad);
  const spans: { start: number; end: number }[] = [];
  for await (const { start, samples } of detector.speech(audio, { signal, maxSeconds, report: () => undefined })) spans.push({ start, end: start + samples.length / RATE });
  return spans;
};

describe('pieces of speech', () => {
  it.each<[string, number, [number, number][], [number, number][]]>([
    ['one stretch with a little around it', 10, [[3, 6]], [[2.8, 6.2]]],
    ['neighbours with a short gap in one piece', 12, [[2, 4], [5, 7]], [[1.8, 7.2]]],
    ['two pieces where the gap is long', 16, [[2, 4], [9, 12]], [[1.8, 4.2], [8.8, 12.2]]],
    ['speech that begins at once and never ends', 5, [[0, 5]], [[0, 5]]],
    ['no click', 6, [[3, 3.05]], []],
  ])('are %s', async (_, seconds, spans, expected) => {
    const found = await find(inPieces(sound(seconds, spans)));
    expect(found).toHaveLength(expected.length);
    for (const [index, [start, end]] of expected.entries()) {
      expect(Math.abs((found[index]?.start ?? -1) - start)).toBeLessThan(0.1);
      expect(Math.abs((found[index]?.end ?? -1) - end)).toBeLessThan(0.1);
    }
  });

  it('are cut at a pause, stay below the limit, and lose nothing in between', async () => {
    const pauses = [12.2, 25.5, 37.1];
    const spans: [number, number][] = [];
    let from = 0;
    for (const pause of [...pauses, 50]) {
      spans.push([from, pause - 0.2]);
      from = pause + 0.2;
    }
    const found = await find(inPieces(sound(50, spans)), 20);
    for (const { start, end } of found) expect(end - start).toBeLessThanOrEqual(20);
    for (let index = 1; index < found.length; index++) expect(found[index]?.start).toBeCloseTo(found[index - 1]?.end ?? 0, 3);
    for (const { end } of found.slice(0, -1)) expect(Math.min(...pauses.map((pause) => Math.abs(pause - end)))).toBeLessThan(0.25);
  });

  it('never pass the limit although nobody pauses, for an hour if need be', async () => {
    const found = await find(inPieces(sound(200, [[0, 200]])), 30);
    expect(Math.max(...found.map(({ start, end }) => end - start))).toBeLessThanOrEqual(30);
    expect(found.reduce((sum, { start, end }) => sum + end - start, 0)).toBeGreaterThan(199);
  });

  it('do not reach over a jump of the time line', async () => {
    async function* jumping(): AsyncGenerator<AudioChunk> {
      yield* inPieces(sound(3, [[1, 3]]));
      yield* inPieces(sound(3, [[0, 2]]), 60);
    }
    const found = await find(jumping());
    expect(found.map(({ start }) => Math.round(start))).toEqual([1, 60]);
  });

  it('are told from steady noise', async () => {
    expect(await find(inPieces(sound(20, [[8, 10]], 0.004)))).toHaveLength(1);
  });
});

it('cuts audio of any piece size into whole windows at exact times', async () => {
  const windows = [];
  for await (const window of toWindows(inPieces(new Float32Array(5000), 7, 777))) windows.push(window);
  expect(windows.reduce((sum, { samples }) => sum + samples.length, 0)).toBe(5120);
  expect(windows[0]?.restarts).toBe(true);
  let expected = 7;
  for (const { start, samples } of windows) {
    expect(start).toBeCloseTo(expected, 6);
    expected += samples.length / RATE;
  }
});

it.each<[number[], number]>([
  [[1, 1, 1, 1, 0, 0, 1, 1], 5],
  [[1, 1, 1, 1, 1, 1, 0.6, 1], 6],
  [[0, 0, 1, 1, 1, 1, 1, 1, 0, 0], 9],
])('cuts %j before window %i', (probabilities, expected) => expect(bestPause(probabilities)).toBe(expected));

const words = (text: string, start = 0, each = 0.3): Word[] =>
  text.split(' ').map((word, index) => ({ text: ` ${word}`, start: start + index * each, end: start + (index + 1) * each }));

describe('cues', () => {
  it.each<[string, Word[], string[]]>([
    ['sentences', words('Hello there. How are you?'), ['Hello there.', 'How are you?']],
    ['pauses', [...words('one two'), ...words('three four', 5)], ['one two', 'three four']],
    ['no titles or numbers', words('Dr. Smith paid 3.5 dollars.'), ['Dr. Smith paid 3.5 dollars.']],
    ['nothing', [], []],
  ])('end at %s', (_, given, expected) => expect(wordsToCues(given).map(({ text }) => text)).toEqual(expected));

  it('break where a line grows too long', () => {
    const cues = wordsToCues(words('word '.repeat(100).trim()));
    expect(Math.max(...cues.map(({ text }) => text.length))).toBeLessThan(200);
    expect(cues.flatMap((cue) => cue.words ?? [])).toHaveLength(100);
  });
});

describe('what nobody said', () => {
  it.each<[string, boolean]>([
    ['the the the the the the', true],
    ['I am going to go I am going to go I am going to go I am going to go', true],
    ['no no no', false],
    ['row row row your boat gently down the stream', false],
    ['a sentence with words that do not repeat', false],
  ])('is a loop: "%s" %s', (text, expected) => expect(isLoop(text)).toBe(expected));

  it.each<[string, boolean]>([['Thanks for watching!', true], ['Thank you.', true], ['Thanks for the fish.', false]])(
    'is a stock phrase: "%s" %s', (text, expected) => expect(isStockPhrase(text)).toBe(expected));

  it.each<[string, number, number, string[]]>([
    ['Thanks for watching!', 0.005, 0, []],
    ['Thanks for watching!', 0.2, 0, ['Thanks for watching!']],
    ['Thanks for watching!', 0.2, 0.9, []],
    ['A red car.', 0.005, 0, ['A red car.']],
    ['A red car.', 0.0001, 0, []],
  ])('"%s" at level %f with silence at %f leaves %j', (text, level, noSpeech, expected) => {
    const piece: AudioChunk = { start: 10, samples: Float32Array.from({ length: RATE * 2 }, (_, index) => level * Math.sin(index)) };
    expect(dropHallucinations([{ start: 10, end: 12, text }], piece, noSpeech).map((cue) => cue.text)).toEqual(expected);
  });
});
