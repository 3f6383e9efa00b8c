import { deletionVariants, type GenerationKey, type SegmentFilter } from '@frameseek/core';
import type { Schemas } from '@qdrant/js-client-rest';

type Condition = Schemas['FieldCondition'];

/** The filter as Qdrant takes it, within one library, with conditions of its own beside it. Nothing is read, counted or removed without. */
export const libraryFilter = (library: string, filter: SegmentFilter = {}, more: readonly Schemas['Condition'][] = []): Schemas['Filter'] & { must: Schemas['Condition'][] } => {
  const excluded = (filter.without ?? []).map(generationFilter);
  return {
    must: [{ key: 'library', match: { any: [library] } }, ...filterConditions(filter), ...more],
    ...(excluded.length > 0 && { must_not: excluded }),
  };
};

/** Points from before libraries were told apart. */
export const OWNERLESS: Schemas['Filter'] = { must: [{ is_empty: { key: 'library' } }] };

/** Points that a library took over from that time. */
export const adoptedFilter = (library: string): Schemas['Filter'] => libraryFilter(library, {}, [{ key: 'adopted', match: { value: true } }]);

const filterConditions = ({ videoIds, modalities, within }: SegmentFilter): Condition[] => [
  ...(videoIds === undefined ? [] : [{ key: 'videoId', match: { any: [...videoIds] } }]),
  ...(modalities === undefined ? [] : [{ key: 'modality', match: { any: [...modalities] } }]),
  // JSON has no infinity: "to the end of the video" is no condition.
  ...(within === undefined || within.end === Infinity ? [] : [{ key: 'start', range: { lt: within.end } }]),
  ...(within === undefined || within.start === -Infinity ? [] : [{ key: 'end', range: { gt: within.start } }]),
];

const generationFilter = ({ videoId, modality, generation }: GenerationKey): Schemas['Filter'] => ({
  must: [{ key: 'videoId', match: { any: [videoId] } }, { key: 'modality', match: { any: [modality] } }, generationCondition(generation)],
});

/** Points of one generation; those from before they were counted say nothing of it. */
export const generationCondition = (generation: number): Schemas['Condition'] =>
  generation === 0 ? { is_empty: { key: 'generation' } } : { key: 'generation', match: { value: generation } };

/** Whether the filter names no video or no modality at all, so that nothing passes. */
export const letsNothingPass = ({ videoIds, modalities }: SegmentFilter): boolean =>
  videoIds?.length === 0 || modalities?.length === 0;

/** Words near any of these, as far as the payload field `near` tells: some are not. */
export const nearCondition = (words: readonly string[]): Condition => ({ key: 'near', match: { any: words.flatMap(deletionVariants) } });

/** A phrase, given as plain text, word for word in the payload field `plain`. */
export const phraseCondition = (phrase: string): Condition => ({ key: 'plain', match: { phrase: phrase.trim() } });
