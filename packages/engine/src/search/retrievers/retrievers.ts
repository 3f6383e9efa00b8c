import type { ClauseQuery, ExampleQuery, WordsQuery } from '@frameseek/core';
import { modalitiesOf, type SearchContext } from '../search-context.ts';
import { meaningRetriever } from './meaning-retriever.ts';
import { pictureRetriever } from './picture-retriever.ts';
import type { Retrieved, Retriever } from './retriever.ts';
import { similarRetriever } from './similar-retriever.ts';
import { wordsRetriever } from './words-retriever.ts';

/** Who answers a query in words. A new retriever is a file beside this one and its name in this list. */
const BY_WORDS: readonly Retriever<WordsQuery>[] = [pictureRetriever, meaningRetriever, wordsRetriever];

/** Who answers a query by example: pictures brought along, or moments of the library. */
const BY_EXAMPLE: readonly Retriever<ExampleQuery>[] = [similarRetriever];

/** All retrievers of this kind of query at once; throws what one of them throws. */
export const runRetrievers = ({ query, ...context }: SearchContext): Promise<Retrieved> =>
  query.kind === 'words' ? runAll(BY_WORDS, { ...context, query }) : runAll(BY_EXAMPLE, { ...context, query });

const runAll = async <Query extends ClauseQuery>(retrievers: readonly Retriever<Query>[], context: SearchContext<Query>): Promise<Retrieved> => {
  const found = await Promise.all(retrievers.map((retriever) => run(retriever, context)));
  return { rankings: found.flatMap(({ rankings }) => rankings), notes: found.flatMap(({ notes }) => notes) };
};

const run = async <Query extends ClauseQuery>(retriever: Retriever<Query>, context: SearchContext<Query>): Promise<Retrieved> => {
  const modalities = modalitiesOf(context.query, context.filter).filter((modality) => retriever.modalities.includes(modality));
  const asked = modalities.length > 0 && !(context.filter.by === 'words' && retriever.needsModel);
  return asked ? retriever.retrieve(context, modalities) : { rankings: [], notes: [] };
};
