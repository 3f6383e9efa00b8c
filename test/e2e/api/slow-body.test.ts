import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { LIMITS } from '../../../apps/api/src/http/limits.ts';
import { startApi } from '../api-server.ts';

it('who begins to send a body and does not go on is hung up on by the server as it stands', { timeout: LIMITS.bodyWholeMs + 60_000 }, async () => {
  await using api = await startApi();
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  // Whether it is reset or ended, it is closed.
  socket.on('error', () => undefined).resume();
  const closed = once(socket, 'close');
  const begun = performance.now();
  socket.write(`POST /api/search HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"query":`);
  await Promise.race([closed, sleep(LIMITS.bodyWholeMs + 20_000, undefined, { ref: false })]);
  expect(socket.destroyed).toBe(true);
  expect(performance.now() - begun).toBeGreaterThan(LIMITS.bodyWholeMs - 1_000);
});
