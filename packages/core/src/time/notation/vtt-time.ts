/** Seconds as WebVTT (W3C) writes them, `01:02:03.004`; hours are always written, since some players want them. */
export const vttTime = (seconds: number): string => {
  const ms = Math.round(Math.max(0, seconds) * 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
};
