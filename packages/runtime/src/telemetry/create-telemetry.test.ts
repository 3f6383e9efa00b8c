import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Fault, type LogLevel } from '@frameseek/core';
import { createTelemetry, type OpenTelemetry } from './create-telemetry.ts';
import type { EndedSpan } from './span-metrics.ts';

interface Line {
  readonly level: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

const open = async (level: LogLevel | 'silent'): Promise<{ telemetry: OpenTelemetry; lines: Line[]; observed: [string, EndedSpan][] }> => {
  const lines: Line[] = [];
  const observed: [string, EndedSpan][] = [];
  const telemetry = await createTelemetry({
    level, secrets: [], write: (line) => void lines.push(JSON.parse(line) as Line), observe: (name, span) => void observed.push([name, span]),
  });
  return { telemetry, lines, observed };
};

it.each([
  ['silent', []], ['error', ['error']], ['warn', ['warn', 'error']], ['info', ['info', 'warn', 'error']], ['debug', ['debug', 'info', 'warn', 'error']],
] as const)('at %s writes %j', async (level, expected) => {
  const { telemetry, lines } = await open(level);
  for (const one of ['debug', 'info', 'warn', 'error'] as const) telemetry.log(one, 'happened', { n: 1 });
  expect(lines.map((line) => line.level)).toEqual(expected);
  for (const line of lines) expect(line).toMatchObject({ event: 'happened', n: 1, pid: process.pid, time: expect.stringMatching(/^\d{4}-.*Z$/) });
});

it('gives what is bound to every line within, however deep and late, and to none beside it', async () => {
  const { telemetry, lines } = await open('info');
  const work = (id: string): Promise<void> => telemetry.bind({ requestId: id }, async () => {
    await sleep(5);
    telemetry.bind({ jobId: `job-${id}` }, () => telemetry.log('info', 'deep'));
    expect(telemetry.bound()).toEqual({ requestId: id });
  });
  await Promise.all([work('a'), work('b')]);
  telemetry.log('info', 'beside');
  expect(lines).toMatchObject([{ event: 'deep', requestId: 'a', jobId: 'job-a' }, { event: 'deep', requestId: 'b', jobId: 'job-b' }, { event: 'beside' }]);
  expect(lines[2]).not.toHaveProperty('requestId');
});

it('times a span, and tells what was noted meanwhile and how fast a film was worked on', async () => {
  const { telemetry, lines, observed } = await open('debug');
  const result = await telemetry.span('index.stage', { stage: 'visual', mediaSeconds: 10 }, async (note) => {
    await sleep(50);
    note({ count: 7 });
    return 'done';
  });
  expect(result).toBe('done');
  expect(lines).toMatchObject([{ level: 'debug', event: 'index.stage', stage: 'visual', count: 7 }]);
  const { ms, realTime } = lines[0] as unknown as { ms: number; realTime: number };
  expect(ms).toBeGreaterThanOrEqual(49);
  expect(realTime).toBeCloseTo(10 / (ms / 1000), 0);
  expect(observed).toMatchObject([['index.stage', { outcome: 'done', fields: { stage: 'visual', count: 7 } }]]);
});

it.each<[string, unknown, object]>([
  ['a fault', new Fault('model/failed', { model: 'm', reason: 'r' }), { outcome: 'failed', code: 'model/failed' }],
  ['a mistake', new TypeError('no'), { outcome: 'failed' }],
  ['an abort', new DOMException('stop', 'AbortError'), { outcome: 'aborted' }],
])('passes %s on untouched, and tells how it ended', async (_, error, expected) => {
  const { telemetry, lines, observed } = await open('debug');
  await expect(telemetry.span('model.call', { role: 'visual', model: 'm', items: 1 }, () => Promise.reject(error))).rejects.toBe(error);
  expect(lines).toMatchObject([{ event: 'model.call', ...expected }]);
  expect(observed).toMatchObject([['model.call', expected]]);
});

it('takes what was asked within a request out of its last error, which is told outside the search', async () => {
  const { telemetry, lines } = await open('debug');
  await telemetry.bind({ requestId: 'r' }, async () => {
    const searching = telemetry.span('search', { query: 'my secret garden' }, () => Promise.reject(new Error('cannot read "my secret garden"')));
    await searching.catch((error: unknown) => telemetry.log('error', 'http.failed', { error }));
  });
  expect(lines).toMatchObject([
    { level: 'debug', event: 'search', query: 'my secret garden' },
    { level: 'error', event: 'http.failed', error: { message: 'cannot read "[private]"' } },
  ]);
});

it('counts spans also where nothing is written', async () => {
  const { telemetry, lines, observed } = await open('silent');
  await telemetry.span('search', { query: 'a red car' }, () => Promise.resolve());
  expect([lines.length, observed.length]).toEqual([0, 1]);
  await telemetry.close();
});
