import { normaliseRows } from './vectors.ts';

/** The text in each template; `{}` is where it stands. */
export const inTemplates = (text: string, templates: readonly string[]): readonly string[] =>
  templates.map((template) => template.split('{}').join(text));

/** The mean direction, at length 1, of each `count` rows that follow one another: what several ways of saying it have in common. */
export const meanOfEach = (rows: Float32Array, { count, dimensions }: { readonly count: number; readonly dimensions: number }): Float32Array => {
  const means = new Float32Array(rows.length / count);
  for (let index = 0; index < rows.length; index += 1) {
    const at = Math.floor(index / (count * dimensions)) * dimensions + (index % dimensions);
    means[at] = (means[at] ?? 0) + (rows[index] ?? 0);
  }
  return normaliseRows(means, dimensions);
};
