import { afterAll, beforeAll, expect, it } from 'vitest';
import { Fault, type Mail } from '@frameseek/core';
import { createEngine } from '@frameseek/engine';
import { openBench, type Bench } from '../support/with-engine.ts';

const RULE = { name: 'Light', query: 'striped lighthouse', threshold: 0.3, coolDownSeconds: 0, email: 'ada@example.org' };
let bench: Bench;
beforeAll(async () => (bench = await openBench()));
afterAll(async () => await bench[Symbol.asyncDispose]());

it('a rule writes to a mailbox what rang, with its picture; one that is refused is not written to again', async () => {
  const letters: Mail[] = [];
  const mailer = {
    send: (mail: Mail): Promise<void> => {
      letters.push(mail);
      return Promise.reject(new Fault('mail/refused', { to: mail.to, reason: 'no such mailbox' }));
    },
  };
  const engine = createEngine({ ...bench.parts, mailer });
  const ended = new AbortController();
  const work = engine.work({ signal: ended.signal });
  try {
    engine.addRule(RULE);
    await bench.run([await bench.film('voyage.mp4', { duration: 12, shots: [{ start: 0, end: 6, colour: 'open water' }, { start: 6, end: 12, colour: 'striped lighthouse' }] })]);
    await expect.poll(() => engine.alerts({ limit: 9 }).map(({ deliveries }) => deliveries[0]?.state), { timeout: 20_000 }).toEqual(['failed']);
    const [alert] = engine.alerts({ limit: 9 });
    expect(alert?.deliveries[0]?.note).toContain('no such mailbox');
    expect(letters).toMatchObject([{ to: 'ada@example.org', subject: 'Frameseek: Light', id: alert?.id, page: `/videos/${alert?.videoId}?t=${alert?.start.toFixed(1)}`, pictures: [{}] }]);
    expect(letters[0]?.text).toContain('“Light” rang: striped lighthouse\n\nvoyage, 0:0');
  } finally {
    ended.abort();
    await work.catch(() => undefined);
    await engine.close();
  }
});

it('a letter needs a mail server, and a message a broker', () => {
  expect(() => bench.engine.addRule(RULE)).toThrow('input/invalid');
  expect(() => bench.engine.addRule({ ...RULE, email: undefined, mqtt: true })).toThrow('input/invalid');
});
