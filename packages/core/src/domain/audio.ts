/** Mono samples between -1 and 1 at 16 kHz, from `start` seconds on. */
export interface AudioChunk {
  readonly start: number;
  readonly samples: Float32Array;
}

/** Samples a second of every `AudioChunk`. */
export const SAMPLE_RATE = 16_000;
