import { join } from 'node:path';
import { Fault, isFault, isFaultOf, type PullProgress } from '@frameseek/core';
import { addDigests, readDigests, type Digests } from './digest-record.ts';
import { contentOf, download, type Content } from './download.ts';
import { HubError } from './hub-error.ts';
import { describedCard } from '../registry/model-description.ts';
import { MODEL_LIST, type ModelCard, type ModelFile } from '../registry/model-list.ts';
import { begunSize, inspectLocalModel, problemOfFiles, removeFiles } from './inspect-local-model.ts';
import { HUB_TIMING, type HubTiming, type ModelsOptions } from '../options.ts';

/** Finds the files of models: in the folders, in the cache, else at the hub. */
export interface ModelFiles {
  /** Where a model lies whole, or why not; nothing is downloaded. */
  locate(card: ModelCard): Promise<LocatedModel>;
  /** The model's folder, after a download where needed. Rejects with `model/unavailable` or as `download` does; a failure is remembered for a while. */
  obtain(card: ModelCard, options: ObtainOptions): Promise<{ readonly card: ModelCard; readonly folder: string }>;
  /** The same, but every file in the cache is compared with its digest, and the hub is asked whatever happened before. */
  pull(card: ModelCard, options: ObtainOptions): Promise<void>;
  /** Whether anybody answers at the hub's address, asked at most once in a while. False when downloads are off. */
  hubAnswers(signal: AbortSignal): Promise<boolean>;
}

interface ObtainOptions {
  readonly signal: AbortSignal;
  readonly report: (progress: PullProgress) => void;
}

interface LocatedModel {
  /** The card that was found: the one asked for, or its alternative build. */
  readonly card: ModelCard;
  /** The folder that holds it whole. */
  readonly folder?: string;
  readonly sizeBytes: number;
  /** What the cache has of it where it is not whole, files that have not come whole included. */
  readonly begunBytes: number;
  /** What was found and cannot be used. */
  readonly problems: readonly string[];
  /** What helps, where it is known better than for most models. */
  readonly remedy?: string;
  /** Why it must not be used as it lies there. */
  readonly fault?: Fault;
}

/** How long a status waits for the hub, in milliseconds. */
const PROBE_MS = 3000;

/** The files of all models, as these options say where they lie and whether the hub may be asked. Touches nothing before it is asked. */
export const createModelFiles = (options: ModelsOptions): ModelFiles => {
  const { folders, cacheFolder, hubUrl, offline } = options;
  const timing = { ...HUB_TIMING, ...options.timing };
  const failures = new FailureMemory(timing.rememberMs);

  const locate = (card: ModelCard): Promise<LocatedModel> => locateDescribed(options, card);

  const fromHub = async (card: ModelCard, obtainOptions: ObtainOptions, { problems, remedy }: LocatedModel): Promise<string> => {
    if (card.localOnly) throw unavailable(card, { remedy, problems: [...problems, `it is in none of the model folders (${folders.join(', ')})`] });
    if (offline) throw unavailable(card, { remedy, problems: [...problems, 'it has not been downloaded, and downloads are switched off'] });
    try {
      return await fetchAll(card, { cacheFolder, hubUrl, timing }, obtainOptions);
    } catch (error) {
      if (isFault(error)) failures.note(card, error);
      throw error;
    }
  };

  let asked: { readonly answers: boolean; readonly until: number } | undefined;
  return {
    locate,
    hubAnswers: async (signal) => {
      if (offline) return false;
      if (asked === undefined || performance.now() > asked.until) {
        const limit = AbortSignal.timeout(Math.min(PROBE_MS, timing.connectMs));
        const answers = await fetch(hubUrl, { method: 'HEAD', signal: AbortSignal.any([signal, limit]) }).then(() => true, () => false);
        signal.throwIfAborted();
        asked = { answers, until: performance.now() + timing.rememberMs };
      }
      return asked.answers;
    },
    obtain: async (card, obtainOptions) => {
      const found = unlessFaulty(await locate(card));
      if (found.folder !== undefined) return { card: found.card, folder: found.folder };
      failures.check(card);
      return { card: found.card, folder: await fromHub(found.card, obtainOptions, found) };
    },
    pull: async (card, obtainOptions) => {
      await removeCorrupt(cacheFolder, card);
      const found = unlessFaulty(await locate(card));
      if (found.folder === undefined && card.files.length > 0) await fromHub(found.card, obtainOptions, found);
      failures.forget(card);
    },
  };
};

type Places = Pick<ModelsOptions, 'folders' | 'cacheFolder'>;

/** Where the model lies that a file beside it may describe. What is wrong with that file is told, and a fault for who would use the model. */
const locateDescribed = async (places: Places, card: ModelCard): Promise<LocatedModel> => {
  try {
    return await locateBuild(places, card.describable ? await describedCard(card, [...places.folders, places.cacheFolder]) : card);
  } catch (fault) {
    if (!isFaultOf(fault, 'model/broken')) throw fault;
    return { card, sizeBytes: 0, begunBytes: 0, problems: [fault.facts.reason], remedy: 'Set that file right, or remove it.', fault };
  }
};

const unlessFaulty = (found: LocatedModel): LocatedModel => {
  if (found.fault !== undefined) throw found.fault;
  return found;
};

/** The first of the builds of a model that lies somewhere whole. */
const locateBuild = async (places: Places, card: ModelCard): Promise<LocatedModel> => {
  const found = await locateIn(places, card);
  if (found.folder !== undefined || card.alternative === undefined) return found;
  const other = await locateBuild(places, card.alternative);
  return other.folder === undefined ? found : other;
};

/** The first folder that holds a model whole, the cache last of all. */
const locateIn = async ({ folders, cacheFolder }: Places, card: ModelCard): Promise<LocatedModel> => {
  const problems: string[] = [];
  let anotherBuild: string | undefined;
  let begunBytes = 0;
  const digests = await readDigests(cacheFolder, card);
  for (const root of [...folders, cacheFolder]) {
    const local = await inspectLocalModel(root, card, root === cacheFolder ? digests : {});
    if (local.state === 'complete') return { card, folder: local.folder, sizeBytes: local.sizeBytes, begunBytes: 0, problems };
    if (root === cacheFolder) begunBytes = local.sizeBytes + (await begunSize(local));
    const problem = problemOfFiles(local);
    if (problem !== undefined) problems.push(problem);
    // A folder of people's own is right as it is, but for the name of the model in it.
    if (root !== cacheFolder && local.wrong.length > 0) anotherBuild ??= remedyForBuild(card);
  }
  return { card, sizeBytes: 0, begunBytes, problems, ...(anotherBuild !== undefined && { remedy: anotherBuild }) };
};

interface HubParts {
  readonly cacheFolder: string;
  readonly hubUrl: string;
  readonly timing: HubTiming;
}

/** Downloads into the cache what it lacks of a model. */
const fetchAll = async (card: ModelCard, { cacheFolder, hubUrl, timing }: HubParts, { signal, report }: ObtainOptions): Promise<string> => {
  const digests = await readDigests(cacheFolder, card);
  const local = await inspectLocalModel(cacheFolder, card, digests);
  // The cache is ours: what is cut or wrong in it goes.
  await removeFiles(local.folder, local.wrong.map(({ path }) => path));
  const wanted = card.files.filter((file) => local.missing.includes(file) || local.wrong.some(({ path }) => path === file.path));
  for (const file of wanted) {
    const content = await download({
      model: card.id, timing, signal,
      url: `${hubUrl.replace(/(?<!\/)\/+$/, '')}/${card.id}/resolve/${card.revision}/${file.path}`,
      target: join(local.folder, file.path),
      accepted: acceptedOf(file, digests),
      report: (doneBytes, totalBytes = file.bytes) =>
        report({ model: card.id, file: file.path, doneBytes, ...(totalBytes === undefined ? {} : { totalBytes }) }),
    });
    await addDigests(cacheFolder, card, { [file.path]: content });
  }
  return local.folder;
};

/** What lies there is another build than the published one; under a name that is not listed any build is taken. */
const remedyForBuild = ({ id, role }: ModelCard): string => {
  const name = id.slice(id.lastIndexOf('/') + 1);
  const other = ['converted', 'mine'].map((owner) => `${owner}/${name}`).find((one) => MODEL_LIST.every((card) => card.id !== one)) ?? `own/${name}`;
  return `Put the published files there; or keep this build, move its folder to ${other}, and set FRAMESEEK_${role.toUpperCase()}_MODEL=${other}.`;
};

const unavailable = (card: ModelCard, { problems, remedy }: { readonly problems: readonly string[]; readonly remedy: string | undefined }): Fault =>
  new Fault('model/unavailable', {
    model: card.id, reason: problems.join('; '),
    remedy: remedy ?? (card.localOnly
      ? 'Put it into a folder of FRAMESEEK_MODELS.'
      : 'Run "frameseek models pull" with a network, or put it into a folder of FRAMESEEK_MODELS.'),
  });

/** What may arrive for a file: what is published, else what came at the first download. */
const acceptedOf = (file: ModelFile, digests: Digests): Partial<Content>[] => {
  const { path, bytes, sha256, alsoAccept = [] } = file;
  const published = { ...(bytes === undefined ? {} : { bytes }), ...(sha256 === undefined ? {} : { sha256 }) };
  const recorded = digests[path];
  if (sha256 !== undefined) return [published, ...alsoAccept];
  if (recorded !== undefined) return [recorded];
  return bytes === undefined ? [] : [published];
};

/** Removes from the cache what does not have its published or recorded digest. */
const removeCorrupt = async (cacheFolder: string, card: ModelCard): Promise<void> => {
  const digests = await readDigests(cacheFolder, card);
  const { folder, missing } = await inspectLocalModel(cacheFolder, card, digests);
  for (const file of card.files.filter((one) => !missing.includes(one))) {
    const accepted = acceptedOf(file, digests);
    const { sha256 } = await contentOf(join(folder, file.path));
    if (accepted.length > 0 && !accepted.some((content) => (content.sha256 ?? sha256) === sha256)) await removeFiles(folder, [file.path]);
  }
};

/** Remembers for a while what the hub could not give, so that each call does not wait again. */
class FailureMemory {
  readonly #ofModel = new Map<string, { readonly fault: Fault; readonly until: number }>();
  readonly #rememberMs: number;
  #hub: { readonly fault: Fault; readonly until: number } | undefined;

  constructor(rememberMs: HubTiming['rememberMs']) {
    this.#rememberMs = rememberMs;
  }

  note(card: ModelCard, fault: Fault): void {
    const entry = { fault, until: performance.now() + this.#rememberMs };
    if (fault.cause instanceof HubError && fault.cause.kind === 'unreachable') this.#hub = entry;
    else this.#ofModel.set(card.id, entry);
  }

  /** Throws what happened a moment ago, when asking again would only repeat it. */
  check(card: ModelCard): void {
    for (const entry of card.localOnly ? [] : [this.#hub, this.#ofModel.get(card.id)]) {
      if (entry !== undefined && performance.now() < entry.until) throw entry.fault;
    }
  }

  forget(card: ModelCard): void {
    this.#ofModel.delete(card.id);
    this.#hub = undefined;
  }
}
