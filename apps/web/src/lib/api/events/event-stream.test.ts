import { expect, it } from 'vitest';
import { serverEvents } from './event-stream.ts';
import type { ServerEvent } from './event-stream.ts';

const bytes = (pieces: readonly string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });

it('reads events that come in pieces, and leaves comments out', async () => {
  const events: ServerEvent[] = [];
  const pieces = [': awake\n\nda', 'ta: {"a":1}\n', '\nevent: all\ndata: x\r\ndata: y\n\n', 'data: cut off'];
  for await (const event of serverEvents(bytes(pieces))) events.push(event);
  expect(events).toEqual([{ name: 'message', data: '{"a":1}' }, { name: 'all', data: 'x\ny' }]);
});

it('lets the answer go when nobody reads on', async () => {
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: more\n\n')),
    cancel: () => { cancelled = true; },
  });
  for await (const { data } of serverEvents(endless)) {
    expect(data).toBe('more');
    break;
  }
  expect(cancelled).toBe(true);
});
