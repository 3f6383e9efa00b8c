import { z } from 'zod';
import type { ReportCell, ReportField, ReportRow } from './report.ts';

/** Rows as a model is asked for them. */
export const writtenRows = z.object({
  rows: z.array(z.object({ cells: z.array(z.object({ field: z.string(), value: z.union([z.string(), z.number(), z.boolean()]), moment: z.number().int() })) })),
});
/** Rows as a model writes them. */
export type WrittenRows = z.infer<typeof writtenRows>;

/** Rows that may stand in a report, and how many cells may not. */
export interface AcceptedRows {
  readonly rows: readonly ReportRow[];
  readonly refused: number;
}

/**
 * What of a model's rows may stand: cells of known fields, of the type of their field, that rest on a moment which the model was shown. This is code
 * and not the model's word. A row of which nothing is left goes, as does one that stands there already.
 */
export const acceptRows = (fields: readonly ReportField[], { rows }: WrittenRows, shown: ReadonlySet<number>): AcceptedRows => {
  let refused = 0;
  const kept = new Map<string, ReportRow>();
  for (const { cells } of rows) {
    const places: (ReportCell | null)[] = fields.map(() => null);
    for (const { field, value, moment } of cells) {
      const place = fields.findIndex(({ name }) => name.toLowerCase() === field.trim().toLowerCase());
      const type = fields[place]?.type;
      const typed = type === undefined || !shown.has(moment) ? undefined : valueOf(value, type);
      if (typed === undefined) refused += 1;
      else places[place] ??= { value: typed, moment };
    }
    if (places.some((cell) => cell !== null)) kept.set(JSON.stringify(places), { cells: places });
  }
  return { rows: [...kept.values()], refused };
};

/** The value as its type has it; undefined where it is of another. */
const valueOf = (value: ReportCell['value'], type: ReportField['type']): ReportCell['value'] | undefined => {
  switch (type) {
    case 'text':
      return String(value).trim() === '' ? undefined : String(value).trim();
    case 'number': {
      // Models like to write a number as text; one with a comma may mean either of two.
      const number = typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/u.test(value) ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    }
    case 'yes-no':
      return typeof value === 'boolean' ? value : undefined;
    default:
      return type satisfies never;
  }
};
