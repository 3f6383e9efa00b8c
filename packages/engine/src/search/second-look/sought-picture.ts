import { applyFilters, parseSyntax, planQuery, toWordsQuery, type Abortable, type ClauseQuery, type DualEncoder, type Span } from '@frameseek/core';
import type { PictureVector } from '../retrievers/picture-rankings.ts';
import { vectorOfWords } from '../retrievers/picture-retriever.ts';
import { vectorOfExamples } from '../retrievers/similar-retriever.ts';
import { modalitiesOf } from '../search-context.ts';
import type { SearchRequest } from '../search-request.ts';
import type { SearchServices } from '../search-services.ts';

/** What is looked for, in the space of pictures that answers, and who sees it. */
export interface SoughtPicture {
  readonly picture: PictureVector;
  readonly encoder: DualEncoder;
  /** Nothing outside may be found; absent: everything may. */
  readonly limits?: Span;
}

/**
 * What a request looks for in pictures. Undefined where that is no one thing: the query has several parts, leaves something out or
 * is a quotation; where pictures are not searched; and where their model cannot be had now.
 */
export const soughtPicture = async (services: SearchServices & Abortable, request: SearchRequest): Promise<SoughtPicture | undefined> => {
  const clause = onlyClause(request.query);
  if (clause === undefined || request.by === 'words' || services.leftOut.has('picture')) return undefined;
  const { query, limits = request.within } = clause;
  if (!modalitiesOf(query, request).includes('visual') || (query.kind === 'words' && query.phrases.length > 0)) return undefined;
  const context = { ...services, filter: request };
  const picture = await (query.kind === 'words' ? vectorOfWords({ ...context, query }) : vectorOfExamples({ ...context, query }));
  if ('missing' in picture) return undefined;
  const encoder = await services.parts.models.visual(services);
  return encoder.space.id === picture.space.id ? { picture, encoder, ...(limits !== undefined && { limits }) } : undefined;
};

/** The one thing that a query looks for, and where in a video; undefined where there are several. */
const onlyClause = (text: string): { readonly query: ClauseQuery; readonly limits?: Span } | undefined => {
  const plan = planQuery(parseSyntax(text).syntax);
  if (plan === 'plain') return { query: toWordsQuery(text) };
  const [step, ...steps] = plan.steps;
  const [query, ...clauses] = step?.clauses ?? [];
  if (step === undefined || query === undefined || steps.length + clauses.length + step.without.length > 0) return undefined;
  const { within } = applyFilters(plan.filters, []);
  return { query, ...(within !== undefined && { limits: within }) };
};
