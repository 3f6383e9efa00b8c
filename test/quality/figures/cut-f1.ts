/** F1 of found cuts against true ones, each matched once within the tolerance; seconds. */
export const cutF1 = (found: readonly number[], truth: readonly number[], tolerance: number): number => {
  const open = [...truth];
  let hits = 0;
  for (const at of found) {
    const index = open.findIndex((cut) => Math.abs(cut - at) <= tolerance);
    if (index < 0) continue;
    open.splice(index, 1);
    hits += 1;
  }
  return found.length + truth.length === 0 ? 1 : (2 * hits) / (found.length + truth.length);
};
