/**
 * Processor time of hearing sounds, a tagger on one thread over ten minutes of tones and noise, beside that of telling speech from silence in the
 * same: what indexing takes more for it. `npm run bench:sounds`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SAMPLE_RATE, soundEvents, type AudioChunk } from '../../packages/core/src/index.ts';
import { createModels } from '../../packages/models/src/index.ts';
import { FIXTURE_PREFERENCES } from '../models.ts';
import { modelsForBench } from './bench-models.ts';

const SECONDS = 600;
const { signal } = new AbortController();

/** Five seconds of a tone, five of noise, five of nothing. */
async function* sound(): AsyncGenerator<AudioChunk> {
  for (let start = 0; start < SECONDS; start += 1) {
    const turn = Math.floor(start / 5) % 3;
    const sample = (n: number): number => (turn === 0 ? 0.3 * Math.sin((2 * Math.PI * 1000 * n) / SAMPLE_RATE) : turn === 1 ? 0.2 * (Math.random() - 0.5) : 0);
    await Promise.resolve();
    yield { start, samples: Float32Array.from({ length: SAMPLE_RATE }, (_, n) => sample(n)) };
  }
}

const processorSeconds = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const { folder } = await modelsForBench();
const cacheFolder = await mkdtemp(path.join(tmpdir(), 'frameseek-bench-'));
const isFixture = !folder.endsWith(path.join('shared', 'models'));
const models = createModels({
  folders: [folder], cacheFolder, hubUrl: 'http://127.0.0.1:1', offline: true, threads: 1, whisper: { engine: 'onnx' }, preferences: isFixture ? FIXTURE_PREFERENCES : {},
});
try {
  const [tagger, detector] = [await models.tagger({ signal }), await models.detector({ signal })];
  const nothing = await processorSeconds(async () => {
    for await (const { samples } of sound()) if (samples.length === 0) throw new Error('There is no sound.');
  });
  const heard = soundEvents(tagger.labels);
  const tagging = await processorSeconds(async () => {
    for await (const cell of tagger.tag(sound(), { signal })) heard.add(cell);
  });
  const detecting = await processorSeconds(async () => {
    for await (const { samples } of detector.speech(sound(), { signal, maxSeconds: 28, report: () => undefined })) if (samples.length === 0) throw new Error('It is empty.');
  });
  const [ours, baseline] = [tagging - nothing, detecting - nothing];
  console.log(`${tagger.info.id}: ${ours.toFixed(1)} s of processor time for ${SECONDS} s of sound, ${(SECONDS / ours).toFixed(0)} × real time; ${heard.events().length} events`);
  console.log(`${detector.info.id}: ${baseline.toFixed(1)} s; ratio ${(ours / baseline).toFixed(2)}`);
} finally {
  await models.close();
  await rm(cacheFolder, { recursive: true, force: true });
}
