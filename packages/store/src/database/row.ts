import { z } from 'zod';

/** Makes a missing value of SQL (`NULL`) a missing field. */
export const withoutNulls = <Row extends object>(row: Row): WithoutNulls<Row> => {
  const kept: Partial<Row> = {};
  // Every row of the catalog comes by here: a list of pairs on the way costs most of the reading.
  for (const key in row) if (row[key] !== null && row[key] !== undefined) kept[key] = row[key];
  return kept as WithoutNulls<Row>;
};

type Nullable<Row> = { [Key in keyof Row]: null extends Row[Key] ? Key : never }[keyof Row];
type WithoutNulls<Row> = Omit<Row, Nullable<Row>> & { [Key in Nullable<Row>]?: NonNullable<Row[Key]> };

/** A column of JSON text, parsed and checked by the schema. */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.string().transform((text): unknown => JSON.parse(text)).pipe(schema);
