'use client';

import type { PartStatus } from '@frameseek/core';
import { useHealth } from '../ui/use-health.ts';

/** The language model as the server tells of it: which one serves and where it runs, or why none does. */
export const useLanguageModel = (): PartStatus | undefined => useHealth().data?.parts.find(({ part }) => part === 'answers');
