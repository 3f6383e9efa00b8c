/** Samples of one decision at 16 kHz, and the context before them without which Silero hears nothing. */
export const WINDOW = 512;
export const CONTEXT = 64;
/** Numbers of the detector's memory, [2, 1, 128]. */
export const STATE_SIZE = 256;
