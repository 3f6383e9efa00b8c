import type { Span } from '@frameseek/core';

/**
 * The span of each token from the raw times that transformers.js aligns by dynamic time warping. `times[i]` is when the decoder,
 * having taken in token `i`, turned to the next one: so it ends token `i` and begins token `i + 1` (openai/whisper `timing.py`;
 * `_decode_asr` of the Python library). transformers.js 4.3.1 reads it as the beginning of token `i` itself, one token late, which
 * is why its words are not taken. Seconds; tokens without a duration and times out of order become empty spans.
 */
export const tokenSpans = (times: readonly number[]): Span[] => {
  let latest = 0;
  return times.map((time) => {
    const start = latest;
    latest = Math.max(latest, Number.isFinite(time) ? time : latest);
    return { start, end: latest };
  });
};
