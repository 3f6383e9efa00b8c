import type { Computer } from './find-program.mjs';

/** Where the browser for the tests is; undefined when there is none. */
export function findChromium(computer?: Pick<Computer, 'platform' | 'env' | 'exists'>): string | undefined;
