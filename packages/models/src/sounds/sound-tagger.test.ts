import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_RATE, type AudioChunk, type SoundScores } from '@frameseek/core';
import { fixtureModels } from '../../../../test/models.ts';
import { loadSoundSession } from '../sessions/sound-session.ts';
import { createWorkerHost, type WorkerHost } from '../worker/worker-host.ts';
import { cardOf } from '../registry/model-list.ts';
import { logMelPatches } from './log-mel.ts';
import { openSoundTagger } from './sound-tagger.ts';
import { tagSound } from './tag-sound.ts';

const { signal } = new AbortController();
const tone = (hertz: number, seconds: number): Float32Array => Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, n) => 0.3 * Math.sin((2 * Math.PI * hertz * n) / SAMPLE_RATE));
/** Chunks of a second, as the sound of a film comes. */
async function* chunks(samples: Float32Array, from = 0): AsyncGenerator<AudioChunk> {
  for (let at = 0; at < samples.length; at += SAMPLE_RATE) yield { start: from + at / SAMPLE_RATE, samples: samples.subarray(at, at + SAMPLE_RATE) };
}
const all = async (cells: AsyncIterable<SoundScores>): Promise<readonly SoundScores[]> => {
  const heard: SoundScores[] = [];
  for await (const cell of cells) heard.push(cell);
  return heard;
};

describe('the grid', () => {
  const counted = { labels: 1, score: (_: Float32Array, patches: number) => Promise.resolve(new Float32Array(patches).fill(0.5)) };

  it.each([0.2, 0.975, 1, 7, 28.8, 29, 60.5, 100])('covers %d s without a gap, in cells of half a second at most but for the ends', async (seconds) => {
    const cells = await all(tagSound(chunks(new Float32Array(Math.round(seconds * SAMPLE_RATE)), 10), counted));
    expect(cells[0]?.start).toBe(10);
    expect(cells.at(-1)?.end).toBeCloseTo(10 + seconds, 6);
    for (const [index, { start, end }] of cells.entries()) {
      expect(start).toBeCloseTo(cells[index - 1]?.end ?? 10, 6);
      expect(end - start).toBeLessThan(1.3);
    }
    expect(cells.slice(1, -1).every(({ start, end }) => Math.abs(end - start - 0.48) < 1e-6)).toBe(true);
  });

  it('holds half a minute of a long film at most', async () => {
    let most = 0;
    const score = (samples: Float32Array, patches: number): Promise<Float32Array> => {
      most = Math.max(most, samples.length / SAMPLE_RATE);
      return counted.score(samples, patches);
    };
    const cells = await all(tagSound(chunks(new Float32Array(300 * SAMPLE_RATE)), { labels: 1, score }));
    expect([cells.length > 600, most < 31]).toEqual([true, true]);
  });

  it('begins anew where the time line jumps', async () => {
    async function* both(): AsyncGenerator<AudioChunk> {
      yield* chunks(new Float32Array(2 * SAMPLE_RATE));
      yield* chunks(new Float32Array(2 * SAMPLE_RATE), 50);
    }
    const cells = await all(tagSound(both(), counted));
    expect(cells.filter(({ start }) => start > 1 && start < 50).length).toBeLessThan(3);
    expect([cells.some(({ end }) => end === 2), cells.some(({ start }) => start === 50), cells.at(-1)?.end]).toEqual([true, true, 52]);
  });
});

describe('a tagger', () => {
  let host: WorkerHost;
  beforeAll(() => { host = createWorkerHost(); });
  afterAll(() => host.close());

  it('tells sounds apart, in whatever run of patches they come', async () => {
    const folder = join(await fixtureModels(), 'fixture/sounds');
    const tagger = await openSoundTagger({ card: cardOf('tagger', 'fixture/sounds'), folder, host, threads: 1 }, signal);
    const samples = new Float32Array(40 * SAMPLE_RATE);
    samples.set(tone(1200, 2), 5 * SAMPLE_RATE);
    samples.set(tone(2500, 2), 30 * SAMPLE_RATE);
    const cells = await all(tagger.tag(chunks(samples), { signal }));
    const heard = (label: string) => cells.filter(({ scores }) => (scores[tagger.labels.indexOf(label)] ?? 0) > 0.5);
    for (const [label, from] of [['Beep', 5], ['Whistle', 30]] as const) {
      expect(Math.abs((heard(label)[0]?.start ?? 0) - from)).toBeLessThan(0.5);
      expect(Math.abs((heard(label).at(-1)?.end ?? 0) - from - 2)).toBeLessThan(0.5);
    }
    expect(heard('Siren')).toEqual([]);
  });
});

it('reads the labels of a class map of AudioSet, quoted or not, and refuses a line that names none', async () => {
  const fixture = join(await fixtureModels(), 'fixture/sounds');
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-sounds-'));
  const spec = { id: 'a/b', folder, threads: 1, file: join('..', '..', fixture, 'onnx/model.onnx'), labels: 'map.csv' };
  try {
    await writeFile(join(folder, 'map.csv'), 'index,mid,display_name\n0,/m/09x0r,Speech\n1,/m/032s66,"Gunshot, gunfire"\n2,/m/x,"The ""A"""\n');
    const session = await loadSoundSession(spec);
    expect(session.labels).toEqual(['Speech', 'Gunshot, gunfire', 'The "A"']);
    // Seven scores for three labels.
    await expect(session.tag(new Float32Array(15_600), 1)).rejects.toThrow('it does not give 3 scores for each patch');
    await session.release();
    await writeFile(join(folder, 'map.csv'), 'index,mid,display_name\nSpeech\n');
    await expect(loadSoundSession(spec)).rejects.toThrow('map.csv has a line that names no label: Speech');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('has the spectrogram that YAMNet was trained on: silence is log 0.001, a tone stands in its band', () => {
  const silent = logMelPatches(new Float32Array(15_600 + 7_680), 2);
  expect(silent.length).toBe(2 * 96 * 64);
  expect(Math.max(...silent)).toBeCloseTo(Math.log(0.001), 5);
  const frame = logMelPatches(tone(1000, 1), 1).subarray(0, 64);
  const loudest = frame.indexOf(Math.max(...frame));
  const mel = (hertz: number): number => 1127 * Math.log1p(hertz / 700);
  expect(loudest).toBe(Math.round(((mel(1000) - mel(125)) / (mel(7500) - mel(125))) * 65) - 1);
});
