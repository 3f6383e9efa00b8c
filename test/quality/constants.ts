/** The numbers that the search rests on: every constant with a name in capitals in the code that ranks, places and judges. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Where the constants of the search stand. */
const PLACES = ['packages/core/src/ranking/**/*.ts', 'packages/core/src/transcripts/*.ts', 'packages/engine/src/search/{retrievers,calibration}/*.ts'];
const CONSTANT = /^(?:export )?const ([A-Z][A-Z0-9_]*)(?:: number)? = (-?[\d_.]+(?:e-?\d+)?);/gm;

/** A number with a name, and the file in which it stands. */
export interface Constant {
  readonly name: string;
  readonly value: number;
  readonly file: string;
}

/** All of them, by file. */
export const searchConstants = (): readonly Constant[] => PLACES.flatMap((place) => globSync(place, { cwd: ROOT }))
  .filter((file) => !file.endsWith('.test.ts')).toSorted()
  .flatMap((file) => [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(CONSTANT)]
    .map(([, name = '', value = '']): Constant => ({ name, value: Number(value.replaceAll('_', '')), file })));
