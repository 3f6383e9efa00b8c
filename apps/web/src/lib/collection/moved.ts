/** The same ids with one of them at another place, from 0 on; undefined where that changes nothing, or there is no such place. */
export const moved = (ids: readonly string[], id: string, to: number): readonly string[] | undefined => {
  const from = ids.indexOf(id);
  if (from < 0 || from === to || to < 0 || to >= ids.length) return undefined;
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
};
