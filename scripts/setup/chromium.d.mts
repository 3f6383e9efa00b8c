import type { Computer } from './find-program.mjs';

export function findChromium(computer?: Pick<Computer, 'platform' | 'env' | 'exists'>): string | undefined;
