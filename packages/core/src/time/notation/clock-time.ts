/** Seconds as `1:02.5`, with hours where there are any: how times are written in answers, and stamped on pictures. */
export const clockTime = (seconds: number): string => {
  const tenths = Math.round(Math.max(0, seconds) * 10);
  const hours = Math.floor(tenths / 36_000);
  const minutes = Math.floor(tenths / 600) % 60;
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
};

/** A span as `0:02.0–0:05.5`. */
export const clockSpan = ({ start, end }: { readonly start: number; readonly end: number }): string => `${clockTime(start)}–${clockTime(end)}`;
