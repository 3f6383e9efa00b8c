import { defineConfig } from 'vitest/config';

/** The tests that `npm run test:mutation` holds against changes of the pure rules: those of packages/core, in threads. */
export default defineConfig({
  test: {
    include: ['packages/core/src/**/*.test.ts'],
    pool: 'threads',
  },
});
