import { defineConfig } from 'vitest/config';

/** The flows of the web app in a real browser, against the real API; the app must have been built. */
export default defineConfig({
  test: {
    include: ['test/web/**/*.test.ts'],
    pool: 'forks',
    // Each file runs a browser, a web server and an API of its own.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true, poll: { timeout: 20_000 } },
  },
});
