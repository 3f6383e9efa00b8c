import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/long-first.ts';

/** Tests that run the real thing beside them: ffmpeg, ONNX Runtime, LanceDB, SQLite. */
const ADAPTERS = ['packages/{media,models,store}/src/**/*.test.ts', 'test/{postgres,qdrant}/**/*.test.ts'];
/** Pure rules, which start no process and load no native library. */
const UNIT = ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'test/{lint,setup}/**/*.test.ts'];

/** `vitest --project unit`: seconds, for every save. `adapters` and `e2e`: minutes. `web`: the app in a real browser. */
export default defineConfig({
  test: {
    // One more than the two cores of a small machine: these tests wait for a third of their time, for processes, streams and clocks.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true },
    // What Node makes of the sources is kept: the command line and the API, started hundreds of times, start in half the time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'test', '.cache', 'compiled') },
    projects: [
      {
        extends: true,
        // One module graph for each of two threads, as nothing here has state: loading is most of what these tests cost.
        test: { name: 'unit', include: UNIT, exclude: ADAPTERS, pool: 'threads', isolate: false, maxWorkers: 2 },
      },
      {
        extends: true,
        test: { name: 'adapters', include: ADAPTERS, pool: 'forks', sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/{benchmark,e2e,engine,fuzz,language,quality,release}/**/*.test.ts'], pool: 'forks', sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['test/web/**/*.test.ts'],
          globalSetup: 'test/web/prepare.ts',
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 240_000,
          expect: { requireAssertions: true, poll: { timeout: 20_000 } },
          // A browser is busy, and plays films by the clock.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
