/**
 * Peak memory of understanding a whole video: a film of two hours against one of five minutes, each summed up (by a scripted
 * model), divided into chapters and searched for highlights, by a process of its own. Ends with 1 when the long one needs
 * more than 200 MB more. `npm run bench:insights`
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NO_TELEMETRY, segmentId, summaryPartSeconds, type EmbeddedSegment, type VideoId } from '../../packages/core/src/index.ts';
import { TALK_TOPICS, syntheticTranscript } from '../../packages/core/src/testing/segment-index/synthetic-transcript.ts';
import { createEngine } from '../../packages/engine/src/index.ts';
import { createMedia } from '../../packages/media/src/index.ts';
import { openCatalog, openLanceIndex } from '../../packages/store/src/index.ts';
import { fakeControl, fakeModels } from '../engine/support/fake-models.ts';
import { scriptedModel } from '../engine/support/scripted-model.ts';
import { smallFilm } from './films.ts';
import { measured } from './measured.ts';

const LENGTHS = [{ name: '5 minutes', minutes: 5 }, { name: '2 hours', minutes: 120 }] as const;
const MAX_EXTRA_BYTES = 200e6;
const KINDS = ['summary', 'chapters', 'highlights'] as const;
const { signal } = new AbortController();

/** Everything the engine stands on, over the library in this folder. */
const openLibrary = async (folder: string) => {
  const index = await openLanceIndex(path.join(folder, 'index'));
  const catalog = openCatalog(path.join(folder, 'catalog.sqlite'));
  const models = fakeModels(fakeControl());
  const language = scriptedModel((request) => [JSON.stringify(request.json?.name === 'overview' ? OVERVIEW : request.json?.name === 'titles' ? titlesFor(request.messages) : PART)]);
  const settings = { picturesFolder: path.join(folder, 'pictures'), concurrency: 1, sampling: 'adaptive' as const, recogniseDespiteSubtitles: false, translateSpeech: true };
  return { index, catalog, models, engine: createEngine({ media: createMedia(), models, index, catalog, language, settings, telemetry: NO_TELEMETRY }) };
};
const PART = { title: 'A part', text: 'In this part somebody talks about many things, one after the other. '.repeat(4), events: [{ at: '0:10', text: 'Something happens' }] };
const OVERVIEW = { overview: 'It is a talk about many things.', events: PART.events };
const titlesFor = (messages: unknown): { titles: string[] } => ({ titles: [...JSON.stringify(messages).matchAll(/Chapter \d+\. Key/gu)].map((_, index) => `Title ${index + 1}`) });

/** A library with one film, its shots and candidates from a real scan, a talk as its transcript, and a vector for every two seconds. */
const prepare = async (folder: string, minutes: number): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const file = smallFilm(path.join(import.meta.dirname, '../.cache/bench'), minutes);
  const media = createMedia();
  const probe = await media.probe(file, { signal });
  const { index, catalog, models, engine } = await openLibrary(folder);
  catalog.putVideo({ id: ID, path: file, title: 'Talk', sizeBytes: probe.sizeBytes, addedAt: new Date().toISOString(), probe });
  catalog.putScan(ID, await media.scan(file, { probe, strategy: 'adaptive', signal, report: () => undefined }));
  const topics = Array.from({ length: Math.round(minutes / 2.5) }, (_, turn) => TALK_TOPICS[turn % TALK_TOPICS.length] ?? 'bees');
  catalog.putTranscripts(ID, [{ source: 'sidecar', cues: syntheticTranscript(topics, 150) }]);
  const { space } = await models.visual({ signal });
  const segments = Array.from({ length: minutes * 30 }, (_, second): EmbeddedSegment => {
    const start = second * 2;
    const vector = Float32Array.from({ length: space.dimensions }, (__, i) => (i === Math.floor(start / 150) % 50 ? 1 : 0));
    return { id: segmentId({ videoId: ID, space: space.id, modality: 'visual', start }), videoId: ID, modality: 'visual', start, end: start + 2, at: start + 1, vector };
  });
  await index.upsertVectors(space, segments, { signal });
  await engine.close();
  await index.close();
  catalog.close();
};
const ID: VideoId = '0123456789abcdef0123456789abcdef';

/** What the measured process does; it tells what it made, so that nothing is measured that failed. */
const work = async (folder: string): Promise<void> => {
  const { engine, index, catalog } = await openLibrary(folder);
  for (const kind of KINDS) {
    const [task] = await engine.insights.finish([engine.insights.make(ID, { kind }).id], { signal, report: () => undefined });
    if (task?.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(task?.fault)}`);
  }
  const { data } = engine.insights.get(ID, 'summary');
  console.log(`${data.segments.length} sections, ${engine.insights.get(ID, 'chapters').data.length} chapters, ${engine.insights.get(ID, 'highlights').data.length} highlights`);
  await engine.close();
  await index.close();
  catalog.close();
};

const bench = async (): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'frameseek-bench-'));
  try {
    const peaks: number[] = [];
    for (const { name, minutes } of LENGTHS) {
      const library = path.join(folder, String(minutes));
      await prepare(library, minutes);
      const { peakBytes, seconds, stdout } = await measured(process.execPath, [import.meta.filename, library], process.env);
      peaks.push(peakBytes);
      console.log(`${name}: peak ${(peakBytes / 1e6).toFixed(0)} MB, ${seconds.toFixed(1)} s, ${Math.ceil((minutes * 60) / summaryPartSeconds(minutes * 60))} parts; ${stdout.trim()}`);
    }
    const more = (peaks[1] ?? 0) - (peaks[0] ?? 0);
    console.log(`The long film needs ${(more / 1e6).toFixed(0)} MB more; ${MAX_EXTRA_BYTES / 1e6} MB are allowed.`);
    if (more > MAX_EXTRA_BYTES) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const [library] = process.argv.slice(2);
await (library === undefined ? bench() : work(library));
