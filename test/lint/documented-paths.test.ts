import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** A file or folder of the project, as prose and drawings name it. */
const PATH = /(?<![\w/.-])(?:packages|apps|scripts|test|decisions)\/[\w./[\]-]*[\w\]]/gu;

const pathsIn = (page: string): readonly string[] => [...new Set(readFileSync(join(ROOT, page), 'utf8').match(PATH) ?? [])];

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'AGENTS.md', 'README.md', 'SECURITY.md'])('the paths named in %s', (page) => {
  it('are there', () => {
    expect(pathsIn(page).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

it('are found at all in ARCHITECTURE.md', () => expect(pathsIn('ARCHITECTURE.md').length).toBeGreaterThan(30));
