import type { Table } from '@lancedb/lancedb';
import { overlaps, type EmbeddedSegment, type Embedding, type Hit, type SegmentFilter } from '@frameseek/core';
import { SEGMENT_COLUMNS, readRows, vectorValue } from './lance-rows.ts';
import { bestFirst } from '../segments/order-segments.ts';

/** Rows up to which a table is kept in memory: those of some twenty films, 4 MB of 512 numbers each. */
export const SMALL_ROWS = 2_000;

/** What is known of a table as it stands. */
interface Known {
  readonly version: number;
  /** `large` where it has too many. */
  readonly rows: Promise<readonly EmbeddedSegment[] | 'large'>;
}

interface SmallSearch {
  readonly limit: number;
  readonly filter: SegmentFilter;
}

/**
 * The vectors of tables of few rows, in memory for as long as nobody writes: LanceDB takes 5 to 7 ms of processor to compare a few hundred
 * vectors, most of it not for comparing, and this a few tenths of one.
 */
export class SmallSpaces {
  readonly #known = new WeakMap<Table, Known>();
  readonly #maxRows: number;

  /** Of tables with more rows nothing is kept. */
  constructor(maxRows: number) {
    this.#maxRows = maxRows;
  }

  /** What LanceDB would find, but for the seventh digit of a score; undefined for a large table. */
  async near(table: Table, vector: Embedding, { limit, filter }: SmallSearch): Promise<readonly Hit[] | undefined> {
    const version = await table.version();
    const before = this.#known.get(table);
    const known = before?.version === version ? before : this.#read(table, version);
    const rows = await known.rows;
    if (rows === 'large') return undefined;
    const cosine = cosineWith(vector);
    return bestFirst(rows.filter(fits(filter)).map(({ vector: other, ...segment }) => ({ segment, score: cosine(other) })), limit);
  }

  /** Where it fails, the next search reads again. */
  #read(table: Table, version: number): Known {
    const known = { version, rows: readAll(table, this.#maxRows) };
    known.rows.catch(() => this.#known.delete(table));
    this.#known.set(table, known);
    return known;
  }
}

const readAll = async (table: Table, maxRows: number): Promise<readonly EmbeddedSegment[] | 'large'> => {
  if ((await table.countRows()) > maxRows) return 'large';
  const rows = readRows(await table.query().select([...SEGMENT_COLUMNS, 'vector']).toArrow(), 'vector', vectorValue);
  return rows.map(([segment, vector]) => ({ ...segment, vector }));
};

const fits = ({ videoIds, modalities, within, without = [] }: SegmentFilter): ((segment: EmbeddedSegment) => boolean) => {
  const among = videoIds === undefined ? undefined : new Set(videoIds);
  return (segment) => {
    const { videoId, modality, generation = 0 } = segment;
    return (among?.has(videoId) ?? true) && (modalities?.includes(modality) ?? true) && (within === undefined || overlaps(segment, within))
      && !without.some((key) => key.videoId === videoId && key.modality === modality && key.generation === generation);
  };
};

/** Cosine of −1 to 1 with one vector, whatever their lengths. */
const cosineWith = (vector: Embedding): ((other: Embedding) => number) => {
  const length = Math.hypot(...vector);
  return (other) => {
    let dot = 0;
    let squares = 0;
    for (let i = 0; i < vector.length; i += 1) {
      const value = other[i] ?? 0;
      dot += value * (vector[i] ?? 0);
      squares += value * value;
    }
    return dot / (length * Math.sqrt(squares));
  };
};
