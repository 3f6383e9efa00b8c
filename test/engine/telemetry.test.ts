import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Fault, NO_TELEMETRY, type Fields, type Telemetry } from '@frameseek/core';
import { createEngine } from '@frameseek/engine';
import { openBench } from './support/with-engine.ts';

interface Told {
  readonly level: string;
  readonly event: string;
  readonly fields: Fields;
}

/** Telemetry, and what was logged through it. */
const listening = (): { readonly telemetry: Telemetry; readonly told: readonly Told[] } => {
  const told: Told[] = [];
  return { told, telemetry: { ...NO_TELEMETRY, log: (level, event, fields = {}) => void told.push({ level, event, fields }) } };
};
const report = (): void => undefined;

it('a file that is no film is a warning with its cause; a stage without its model is told once', async () => {
  await using bench = await openBench();
  const { telemetry, told } = listening();
  await using engine = createEngine({ ...bench.parts, telemetry });
  bench.models.missing.add('visual');
  const bad = join(bench.folder, 'bad.mp4');
  await writeFile(bad, 'text');
  const good = await bench.film('good.film', { duration: 2, shots: [{ start: 0, end: 2, colour: 'red' }] });
  for (const paths of [[bad, good], [good]]) {
    const { jobs } = await engine.add(paths, bench);
    await engine.finish(jobs.map(({ id }) => id), { signal: bench.signal, report });
  }
  expect(told.filter(({ event }) => event === 'queue.failed')).toMatchObject([{ level: 'warn', fields: { queue: 'jobs', error: { code: 'media/unreadable' } } }]);
  expect(told.filter(({ event }) => event === 'queue.done')).toHaveLength(2);
  expect(told.filter(({ event, fields }) => event === 'stage.off' && fields['stage'] === 'visual'))
    .toMatchObject([{ level: 'info', fields: { reason: expect.stringContaining('Fetch it.') } }]);
});

it('work that is tried again is a warning for each attempt before the last', async () => {
  await using bench = await openBench();
  const { telemetry, told } = listening();
  let probes = 0;
  const probe: typeof bench.parts.media.probe = (path, options) => {
    probes += 1;
    return probes === 1 ? Promise.reject(new Fault('media/timeout', { path, limitMs: 1 })) : bench.parts.media.probe(path, options);
  };
  await using engine = createEngine({ ...bench.parts, telemetry, media: { ...bench.parts.media, probe } });
  const { jobs } = await engine.add([await bench.film('slow.film', { duration: 2, shots: [{ start: 0, end: 2, colour: 'red' }] })], bench);
  expect(await engine.finish(jobs.map(({ id }) => id), { signal: bench.signal, report })).toMatchObject([{ state: 'done' }]);
  expect(told.filter(({ event }) => event === 'work.retried')).toMatchObject([{ level: 'warn', fields: { attempt: 1, error: { code: 'media/timeout' } } }]);
});

it('a search tells which retrievers did not look, and why', async () => {
  await using bench = await openBench();
  const { telemetry, told } = listening();
  await using engine = createEngine({ ...bench.parts, telemetry });
  const skipped = (): readonly string[] => told.filter(({ event }) => event === 'search.skipped').map(({ fields }) => `${String(fields['retriever'])}: ${String(fields['reason'])}`);
  await engine.search({ query: 'a red car', limit: 5, by: 'words' }, bench);
  expect(skipped()).toEqual(['picture: it needs a model', 'meaning: it needs a model']);
  await engine.search({ query: 'a red car', limit: 5, modalities: ['visual'] }, bench);
  expect(skipped().slice(2)).toEqual(['meaning', 'words', 'screen', 'sound', 'objects'].map((retriever) => `${retriever}: none of its modalities is wanted`));
  expect(told.filter(({ event }) => event === 'search.fused')).toHaveLength(2);
});
