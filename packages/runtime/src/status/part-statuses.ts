import { statfs } from 'node:fs/promises';
import {
  Fault, errorMessage, isAbort, type Abortable, type Catalog, type LanguageModel, type Models, type PartStatus, type SegmentIndex,
} from '@frameseek/core';
import { mediaTools } from '@frameseek/media';
import { definedFields, type Config } from '../config/config.ts';
import { languagePart } from './language-part.ts';
import { mediaOptions } from '../config/media-options.ts';
import { modelParts } from './model-parts.ts';

interface InspectedParts extends Abortable {
  readonly index: SegmentIndex;
  readonly catalog: Pick<Catalog, 'stores' | 'videos' | 'videosNotHeld'>;
  readonly models: Models;
  readonly language?: LanguageModel;
}

/** Below this much free space the library is said to be short of it. */
const LOW_SPACE_BYTES = 2_000_000_000;

/** Looks at every part; a part that fails is off with the reason, never an error of the whole. */
export const partStatuses = async (config: Config, { index, catalog, models, language, signal }: InspectedParts): Promise<readonly PartStatus[]> => {
  const [tools, catalogs, store, statuses, disk] = await Promise.all([
    inspected('ffmpeg', () => toolPart(config, signal)),
    catalogParts(config, catalog),
    inspected('store', () => storePart({ index, catalog }, { signal, limitMs: config.qdrant?.searchLimitMs })),
    models.status({ signal }),
    inspected('disk', () => diskPart(config)),
  ]);
  return [tools, ...catalogs, store, ...modelParts(statuses), languagePart(config.languageModel, language, statuses), disk, nodePart()];
};

const inspected = async (part: string, inspect: () => Promise<PartStatus>): Promise<PartStatus> => {
  try {
    return await inspect();
  } catch (error) {
    if (isAbort(error)) throw error;
    return { part, state: 'off', uses: 'nothing', why: errorMessage(error) };
  }
};

const toolPart = async (config: Config, signal: AbortSignal): Promise<PartStatus> => {
  const tools = await mediaTools({ signal, ...mediaOptions(config) });
  const missing = tools.find(({ present }) => !present);
  if (missing === undefined) {
    return { part: 'ffmpeg', state: 'on', uses: tools.map(({ tool, version }) => `${tool} ${version ?? ''}`.trim()).join(', ') };
  }
  const { tool, install } = missing;
  return {
    part: 'ffmpeg',
    state: 'off',
    uses: 'nothing',
    why: `${tool} does not run, so videos cannot be read.`,
    ...definedFields({ remedy: install }),
  };
};

/** A catalog on a server; of one in the library's folder there is nothing to tell. */
const catalogParts = async ({ databaseUrl }: Config, catalog: Pick<Catalog, 'videos'>): Promise<readonly PartStatus[]> => {
  if (databaseUrl === undefined) return [];
  const { host, pathname } = new URL(databaseUrl);
  return [await inspected('catalog', () => Promise.resolve({ part: 'catalog', state: 'on', uses: `PostgreSQL at ${host}${pathname} (${catalog.videos().length} videos)` }))];
};

/** A server that lets whoever asks how it is wait for `limitMs` is as good as away. */
const storePart = async (
  { index, catalog }: Pick<InspectedParts, 'index' | 'catalog'>, { signal: asked, limitMs }: Abortable & { readonly limitMs: number | undefined },
): Promise<PartStatus> => {
  const signal = limitMs === undefined ? asked : AbortSignal.any([asked, AbortSignal.timeout(limitMs)]);
  const { words, vectors } = await index.count({ signal }).catch((error: unknown) => {
    if (limitMs === undefined || !(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    throw new Fault('store/unavailable', { store: index.name, reason: `no answer within ${limitMs / 1000} s` }, { cause: error });
  });
  const all = Object.values(vectors).reduce((sum, count) => sum + count, 0);
  const uses = `${index.name} (${all} vectors, ${words} texts)`;
  // What was there before stores were told apart is looked at by the first search, and by whatever works.
  const lacking = catalog.stores().length === 0 ? 0 : catalog.videosNotHeld(await index.identity({ signal })).length;
  if (lacking === 0) return { part: 'store', state: 'on', uses };
  return {
    part: 'store', state: 'weak', uses,
    why: `it does not hold ${lacking} of ${catalog.videos().length} videos: it is another store than they were indexed into, or has lost them`,
    remedy: 'A running server fills it again by itself; "frameseek doctor" tells more.',
  };
};

const diskPart = async ({ libraryFolder }: Config): Promise<PartStatus> => {
  const { bavail, bsize } = await statfs(libraryFolder);
  const free = bavail * bsize;
  const uses = `${(free / 1e9).toFixed(1)} GB free for ${libraryFolder}`;
  if (free >= LOW_SPACE_BYTES) return { part: 'disk', state: 'on', uses };
  return { part: 'disk', state: 'weak', uses, why: 'little space is left', remedy: 'Free some space, or set FRAMESEEK_LIBRARY to a folder on a larger disk.' };
};

const nodePart = (): PartStatus => ({ part: 'node', state: 'on', uses: `Node ${process.versions.node}` });
