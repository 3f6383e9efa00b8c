import type { Modality } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';

/** Those whose segments hold a text: what is said, what is shown, and what a model wrote about the picture. */
export const TEXT_MODALITIES = ['speech', 'text', 'described'] as const satisfies readonly Modality[];

/** Where nothing was described a look for it would only take time. */
export const indexedTexts = ({ parts: { catalog } }: SearchContext, modalities: readonly Modality[]): readonly Modality[] =>
  modalities.filter((modality) => modality !== 'described' || catalog.hasInsights());
