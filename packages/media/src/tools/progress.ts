/** How far ffmpeg is, in seconds of its output, from what `-progress pipe:1` wrote; undefined where it does not say. */
export const progressSeconds = (chunk: Buffer): number | undefined => {
  const microseconds = Number([...chunk.toString('latin1').matchAll(/out_time_us=(\d+)/gu)].at(-1)?.[1]);
  return Number.isFinite(microseconds) ? microseconds / 1_000_000 : undefined;
};
