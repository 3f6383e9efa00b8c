/**
 * Milliseconds that a server asks to wait: its `retry-after-ms`, or `retry-after` as seconds or a date (RFC 9110, 10.2.3);
 * undefined where it names no time.
 */
export const retryAfterMs = (header: (name: string) => string | null | undefined): number | undefined => {
  const exact = Number(header('retry-after-ms') ?? NaN);
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const asked = header('retry-after') ?? undefined;
  if (asked === undefined) return undefined;
  const ms = Number.isFinite(Number(asked)) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
};
