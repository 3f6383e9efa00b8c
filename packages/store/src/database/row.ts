import { z } from 'zod';

/** Makes a missing value of SQL (`NULL`) a missing field. */
export const withoutNulls = <Row extends object>(row: Row): WithoutNulls<Row> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)) as WithoutNulls<Row>;

type Nullable<Row> = { [Key in keyof Row]: null extends Row[Key] ? Key : never }[keyof Row];
type WithoutNulls<Row> = Omit<Row, Nullable<Row>> & { [Key in Nullable<Row>]?: NonNullable<Row[Key]> };

/** A column of JSON text, parsed and checked by the schema. */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.string().transform((text): unknown => JSON.parse(text)).pipe(schema);
