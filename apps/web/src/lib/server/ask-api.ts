import { headers } from 'next/headers';
import type { z } from 'zod';
import { apiAddress } from './api-address.ts';

/** Milliseconds that a page waits for what it begins with: without it, it shows empty places. */
const PATIENCE_MS = 1_000;
/** Bytes of an answer that is read: some 500 videos. A longer one is left to the browser. */
const MAX_BYTES = 500_000;

/**
 * What the API answers to whoever asks for a page, in their name, and under the name by which they came: the API lets nobody in who
 * came by a foreign one. Undefined where it cannot be had at once, or may not be seen, and within the app, where the browser asks by itself.
 */
export const askApi = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | undefined> => {
  const asked = await headers();
  if (asked.get('accept')?.includes('text/html') !== true) return undefined;
  // What is packed does not say how long it is.
  const passed = new Headers({ 'x-forwarded-host': asked.get('host') ?? '', 'accept-encoding': 'identity' });
  for (const name of ['cookie', 'authorization']) {
    const value = asked.get(name);
    if (value !== null) passed.set(name, value);
  }
  try {
    const answer = await fetch(new URL(path, apiAddress()), { headers: passed, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    const isShort = Number(answer.headers.get('content-length') ?? Infinity) <= MAX_BYTES;
    if (answer.ok && isShort) return schema.parse(await answer.json());
    await answer.body?.cancel();
  } catch {
    // What is wrong is told by the browser, which asks as well.
  }
  return undefined;
};
