/** Samples before each window (`WINDOW`) without which Silero hears nothing, at 16 kHz. */
export const CONTEXT = 64;
/** Numbers of the detector's memory, [2, 1, 128]. */
export const STATE_SIZE = 256;
