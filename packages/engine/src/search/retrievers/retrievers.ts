import {
  ONLY_PRIORS, UNKNOWN_PRIORS, faultMessage, isFaultOf, modalityPriors,
  type Fault, type ClauseQuery, type ExampleQuery, type Intent, type Modality, type ModalityPriors, type Ranking, type WordsQuery,
} from '@frameseek/core';
import { modalitiesOf, type SearchContext } from '../search-context.ts';
import { meaningRetriever } from './meaning-retriever.ts';
import { objectRetriever } from './object-retriever.ts';
import { pictureRetriever } from './picture-retriever.ts';
import type { Retrieved, Retriever } from './retriever.ts';
import { screenRetriever } from './screen-retriever.ts';
import { similarRetriever } from './similar-retriever.ts';
import { soundRetriever } from './sound-retriever.ts';
import { wordsRetriever } from './words-retriever.ts';

/** Who answers a query in words. A new retriever is a file beside this one and its name in this list. */
const BY_WORDS: readonly Retriever<WordsQuery>[] = [pictureRetriever, meaningRetriever, wordsRetriever, screenRetriever, soundRetriever, objectRetriever];

/** Who answers a query by example: pictures brought along, or moments of the library. */
const BY_EXAMPLE: readonly Retriever<ExampleQuery>[] = [similarRetriever];

/**
 * All retrievers of this kind of query at once. What those found that need no store stands where the store is away, with a note;
 * throws `store/unavailable` where that is nothing, and what else one of them throws.
 */
export const runRetrievers = async ({ query, ...context }: SearchContext): Promise<Retrieved> => {
  if (query.kind !== 'words') return runAll(BY_EXAMPLE, { ...context, query });
  const { rankings, notes } = await runAll(BY_WORDS, { ...context, query });
  // Afterwards: the query was embedded by then, and is not embedded twice.
  const priors = await priorsOf({ ...context, query }, rankings);
  return { rankings: rankings.map((ranking) => ({ ...ranking, prior: priors[ranking.modality] })), notes };
};

/** How likely each modality is asked for: surely the only one that there is; unknown where only one is wanted, or no model can tell. */
const priorsOf = async (context: SearchContext<WordsQuery>, rankings: readonly Ranking[]): Promise<ModalityPriors> => {
  const { query, filter, leftOut, queryModels, calibrator } = context;
  if (leftOut.has('intent')) return UNKNOWN_PRIORS;
  const held = heldIntents(context, rankings);
  if (held.length < 2) return ONLY_PRIORS;
  if (filter.by === 'words' || modalitiesOf(query, filter).length === 1) return UNKNOWN_PRIORS;
  const embedded = await queryModels.embed('sentences', query.text, context);
  const centroids = 'missing' in embedded ? undefined : await calibrator.intents(embedded.space.id);
  return 'missing' in embedded || centroids === undefined ? UNKNOWN_PRIORS : modalityPriors({ query: query.text, vector: embedded.vector, centroids }, held);
};

/** What can be found in the library as a whole, so that a film is judged alike alone and among others. */
const heldIntents = ({ parts: { catalog }, query, filter }: SearchContext<WordsQuery>, rankings: readonly Ranking[]): readonly Intent[] => {
  const isSeen = !modalitiesOf(query, filter).includes('visual') || rankings.some(({ modality }) => modality === 'visual');
  return [
    ...(catalog.hasInsights() || (isSeen && catalog.hasShots()) ? ['seen' as const] : []),
    ...(catalog.hasTranscripts() ? ['said' as const] : []),
    ...(catalog.hasScreenLines() ? ['written' as const] : []),
  ];
};

const runAll = async <Query extends ClauseQuery>(retrievers: readonly Retriever<Query>[], context: SearchContext<Query>): Promise<Retrieved> => {
  const ends = await Promise.all(retrievers.map((retriever) => runUnlessStoreIsAway(retriever, context)));
  const found = ends.flatMap((end) => ('away' in end ? [] : [end]));
  const rankings = found.flatMap((one) => one.rankings);
  const away = ends.flatMap((end) => ('away' in end ? [end] : []));
  const [first] = away;
  if (first !== undefined && hitsIn(rankings) === 0) throw first.away;
  return { rankings, notes: [...found.flatMap(({ notes }) => notes), ...(first === undefined ? [] : [awayNote(away.map(({ name }) => name), first.away)])] };
};

/** A retriever that the store did not answer, and why. */
interface Away {
  readonly name: string;
  readonly away: Fault;
}

const runUnlessStoreIsAway = async <Query extends ClauseQuery>(retriever: Retriever<Query>, context: SearchContext<Query>): Promise<Retrieved | Away> => {
  try {
    return await run(retriever, context);
  } catch (error) {
    if (!isFaultOf(error, 'store/unavailable')) throw error;
    return { name: retriever.name, away: error };
  }
};

const awayNote = (names: readonly string[], fault: Fault): string => `This is not all there is: nothing is found by ${names.join(', ')} now. ${faultMessage(fault)}`;

const run = async <Query extends ClauseQuery>(retriever: Retriever<Query>, context: SearchContext<Query>): Promise<Retrieved> => {
  const { parts: { telemetry }, query, filter } = context;
  const modalities = modalitiesOf(query, filter).filter((modality) => retriever.modalities.includes(modality));
  const reason = whyUnasked(retriever, modalities, context);
  if (reason !== undefined) {
    telemetry.log('debug', 'search.skipped', { retriever: retriever.name, reason });
    return { rankings: [], notes: [] };
  }
  return telemetry.span('search.retriever', { retriever: retriever.name, modalities }, async (note) => {
    const found = await retriever.retrieve(context, modalities);
    note({ hits: hitsIn(found.rankings), notes: found.notes });
    return found;
  });
};

/** Why a retriever need not look; undefined where it has to. */
const whyUnasked = (
  { name, needsModel }: Pick<Retriever<ClauseQuery>, 'name' | 'needsModel'>, wanted: readonly Modality[], { filter: { by }, leftOut }: Pick<SearchContext, 'filter' | 'leftOut'>,
): string | undefined => {
  if (wanted.length === 0) return 'none of its modalities is wanted';
  const others: ReadonlySet<string> = leftOut;
  if (others.has(name)) return 'it is left out';
  return by === 'words' && needsModel ? 'it needs a model' : undefined;
};

/** Scored segments in all rankings together. */
export const hitsIn = (rankings: readonly Ranking[]): number => rankings.reduce((sum, { hits }) => sum + hits.length, 0);
