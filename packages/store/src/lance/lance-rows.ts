import { MODALITIES, normalizeText, type EmbeddedSegment, type Segment } from '@frameseek/core';
import { Field, FixedSizeList, Float32, Float64, Int32, Schema, Utf8, type Table } from 'apache-arrow';
import { z } from 'zod';

/** The columns of a segment, without those that a search compares. */
export const SEGMENT_COLUMNS = ['id', 'videoId', 'modality', 'start', 'end', 'at', 'text', 'generation'] as const;

/** The schema of a table of vectors of one space. */
export const vectorSchema = (dimensions: number): Schema =>
  new Schema([...segmentFields(), new Field('vector', new FixedSizeList(dimensions, new Field('item', new Float32(), true)), false)]);

/** The schema of the table of words. `plain` holds the words as both stores read them; see text/tokenize.ts in core. */
export const wordSchema = (): Schema => new Schema([...segmentFields(), new Field('plain', new Utf8(), false)]);

/** The schema of the vocabulary, with which mistyped words are compared. */
export const vocabularySchema = (): Schema => new Schema([new Field('word', new Utf8(), false)]);

/** A segment as a row of `vectorSchema`. */
export const vectorRow = (segment: EmbeddedSegment): Record<string, unknown> => ({ ...segmentRow(segment), vector: segment.vector });

/** A segment as a row of `wordSchema`. */
export const wordRow = (segment: Segment): Record<string, unknown> => ({ ...segmentRow(segment), plain: normalizeText(segment.text ?? '') });

/** The segments of a query's answer, each with a column that goes with it (`_distance`, `_score`, `vector`). */
export const readRows = <Column extends z.ZodType>(table: Table, column: string, schema: Column): readonly [Segment, z.infer<Column>][] =>
  Array.from({ length: table.numRows }, (_, row) => [readSegment(table, row), schema.parse(table.getChild(column)?.get(row))]);

/** The segment in one row of a query's answer. */
export const readSegment = (table: Table, row: number): Segment =>
  segmentRowSchema.parse(Object.fromEntries(SEGMENT_COLUMNS.map((name): [string, unknown] => [name, table.getChild(name)?.get(row)])));

/** A vector in the answer is a view into the whole column: it is copied, so that it does not keep the others alive. */
export const vectorValue = z
  .custom<{ toArray(): Float32Array }>((value) => typeof value === 'object' && value !== null && 'toArray' in value)
  .transform((value) => Float32Array.from(value.toArray()));

/** Tells LanceDB that two writers who insert the same id are in conflict, so that the later one updates instead. */
const PRIMARY_KEY = new Map([['lance-schema:unenforced-primary-key', 'true']]);

const segmentFields = (): Field[] => [
  new Field('id', new Utf8(), false, PRIMARY_KEY),
  new Field('videoId', new Utf8(), false),
  new Field('modality', new Utf8(), false),
  new Field('start', new Float64(), false),
  new Field('end', new Float64(), false),
  new Field('at', new Float64(), false),
  new Field('text', new Utf8(), true),
  new Field('generation', new Int32(), false),
];

const segmentRow = ({ id, videoId, modality, start, end, at, text, generation = 0 }: Segment): Record<string, unknown> => ({
  id, videoId, modality, start, end, at, text: text ?? null, generation,
});

const segmentRowSchema = z
  .object({
    id: z.string(), videoId: z.string(), modality: z.enum(MODALITIES), start: z.number(), end: z.number(), at: z.number(),
    text: z.string().nullable(), generation: z.number(),
  })
  .transform(({ text, generation, ...segment }): Segment =>
    ({ ...segment, ...(text !== null && { text }), ...(generation !== 0 && { generation }) }));
