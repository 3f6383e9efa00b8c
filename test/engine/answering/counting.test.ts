import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Turn } from '@frameseek/core';
import { createEngine } from '@frameseek/engine';
import { scriptedModel } from '../support/scripted-model.ts';
import { openBench, type Bench } from '../support/with-engine.ts';

/** Two films of another year each, in which a lighthouse is seen and spoken of at known places. */
let bench: Bench;
const ids = new Map<string, string>();
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('voyage.mp4', {
      duration: 40,
      shots: [
        { start: 0, end: 8, colour: 'open water' }, { start: 8, end: 14, colour: 'striped lighthouse' }, { start: 14, end: 26, colour: 'grey rocks' },
        { start: 26, end: 34, colour: 'striped lighthouse' }, { start: 34, end: 40, colour: 'wooden pier' },
      ],
      said: [{ start: 1, end: 4, text: 'We leave the harbour at noon.' }, { start: 36, end: 39, text: 'Nobody waits at the harbour.' }],
    }),
    await bench.film('walk.mp4', { duration: 20, shots: [{ start: 0, end: 12, colour: 'quiet meadow' }, { start: 12, end: 20, colour: 'striped lighthouse' }], said: [{ start: 2, end: 5, text: 'Mind the third step.' }] }),
  ]);
  for (const { id, title } of bench.engine.videos()) ids.set(title, id);
  record('voyage', '2024-05-03T10:00:00Z');
  record('walk', '2023-08-01T09:00:00Z');
});
afterAll(async () => await bench[Symbol.asyncDispose]());

const record = (title: string, recordedAt: string): void => {
  const video = bench.catalog.video(ids.get(title) ?? '');
  if (video?.probe === undefined) throw new Error(`${title} is not there`);
  bench.catalog.putVideo({ ...video, probe: { ...video.probe, recordedAt } });
};
const ask = async (question: string, conversation?: string, videos?: readonly string[]): Promise<Turn & { readonly conversation: string }> => {
  let id = '';
  const turn = await bench.engine.ask(
    { question, ...(conversation !== undefined && { conversation }), ...(videos !== undefined && { videos: [...videos] }) },
    { signal: bench.signal, report: (event) => { if (event.type === 'conversation') id = event.conversation.id; } },
  );
  return { ...turn, conversation: id };
};
const places = ({ answer }: Turn): readonly string[] => answer.evidence.map(({ title, start }) => `${title} ${start}`);

describe('a question that counts', () => {
  it('is answered in order of recording, with every moment cited', async () => {
    const { answer } = await ask('How often is a striped lighthouse seen?');
    expect(answer.kind).toBe('counted');
    expect(places({ answer } as Turn)).toEqual(['walk 12', 'voyage 8', 'voyage 26']);
    expect(answer.text).toContain('“striped lighthouse” is found 3 times in 2 videos, 0:22.0 in all.');
    expect(answer.notes).toEqual(['2 of them show the same footage as another one.']);
    expect(answer.sentences[0]?.citations).toEqual([1, 2, 3]);
    expect(answer.sentences.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(answer.text).toMatch(/- walk, 0:12\.0–0:20\.0 \[1\]\n- voyage, 0:08\.0–0:14\.0 \[2\]\n- voyage, 0:26\.0–0:34\.0 \[3\]$/u);
  });

  it('tells the first time and the last', async () => {
    expect((await ask('When did I first see a striped lighthouse?')).answer.sentences[0]).toEqual({ text: 'The first time is in “walk” at 0:12.0, recorded on 2023-08-01.', citations: [1] });
    expect((await ask('When did we last see the striped lighthouse?')).answer.sentences[0]).toEqual({ text: 'The last time is in “voyage” at 0:26.0, recorded on 2024-05-03.', citations: [3] });
  });

  it('counts what lies between two dates, or two places in a video, alone', async () => {
    expect(places(await ask('All moments with a striped lighthouse between April and June 2024'))).toEqual(['voyage 8', 'voyage 26']);
    expect(places(await ask('All moments with a striped lighthouse in 2023'))).toEqual(['walk 12']);
    expect(places(await ask('every striped lighthouse between 0:20 and 0:35', undefined, [ids.get('voyage') ?? '']))).toEqual(['voyage 26']);
  });

  it('counts what is said, in the very words where they are quoted', async () => {
    const { answer } = await ask('How many times do they say “harbour”?');
    expect(places({ answer } as Turn)).toEqual(['voyage 1', 'voyage 36']);
    expect(answer.text).toContain('is found 2 times in one video');
  });

  it('goes on from what was asked before', async () => {
    const { conversation } = await ask('Where is the striped lighthouse?');
    const next = await ask('How often is it seen?', conversation);
    expect(next.answer.kind).toBe('counted');
    expect(places(next)).toEqual(['walk 12', 'voyage 8', 'voyage 26']);
  });

  it('says that nothing is there to be counted', async () => {
    expect((await ask('How often is a zebra volcano seen?')).answer).toMatchObject({ kind: 'none', text: 'The videos do not show that.' });
  });

  it('asks no language model, which could not know', async () => {
    const model = scriptedModel([['Twice [1].']]);
    const engine = createEngine({ ...bench.parts, language: model });
    const turn = await engine.ask({ question: 'How often is a striped lighthouse seen?' }, { signal: bench.signal, report: () => undefined });
    expect(turn.answer).toMatchObject({ kind: 'counted', cost: { calls: 0 } });
    expect(model.requests).toEqual([]);
  });
});
