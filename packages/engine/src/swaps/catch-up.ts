import { SPACE_ROLES, type GenerationKey, type GenerationRecord, type SpaceRole, type TextEmbedder } from '@frameseek/core';
import { ifAvailable } from '../faults/missing-model.ts';
import type { IngestContext } from '../indexing/ingest-context.ts';
import type { LibraryParts } from '../library-parts.ts';
import { fillWithPictures, fillWithTexts } from './fill-space.ts';
import { MODALITIES_OF, swapTarget, type Targets } from './swap-target.ts';

/**
 * Puts what answers of a video into the space of the model that the settings name, too, where another one answers still. The
 * last video makes the switch: one transaction, before which all is answered by the old model and after which by the new.
 */
export const catchUp = async (context: IngestContext): Promise<void> => {
  const { parts: { catalog, store: libraryStore }, video, signal } = context;
  const store = await libraryStore.identity({ signal });
  for (const role of SPACE_ROLES) {
    const answering = catalog.generations(store, video.id).filter(({ isCurrent, modality }) => isCurrent && MODALITIES_OF[role].includes(modality));
    if (answering.length > 0 && !(await leaveLostModel(context, role))) await moveVideo(context, { role, store, answering });
  }
};

/** Whether the model that answered cannot be had any more: the one that serves in its place then answers, with what it has seen. */
const leaveLostModel = async ({ parts: { catalog, models, telemetry }, signal }: IngestContext, role: SpaceRole): Promise<boolean> => {
  const serving = catalog.servingSpace(role);
  const encoder: TextEmbedder | undefined = await ifAvailable(role === 'visual' ? models.visual({ signal }) : models.sentences({ signal }));
  if (serving === undefined || encoder === undefined) return true;
  if (encoder.space.id === serving.id) return false;
  catalog.serve(encoder.space.id);
  telemetry.log('warn', 'swap.forced', { role, before: serving.model, model: encoder.info.id });
  return true;
};

/** What of a video is moved. */
interface Move<Role extends SpaceRole> {
  readonly role: Role;
  readonly store: string;
  readonly answering: readonly GenerationRecord[];
}

const FILL: { readonly [Role in SpaceRole]: (context: IngestContext, key: GenerationKey, encoder: Targets[Role]) => Promise<number> } = {
  visual: fillWithPictures,
  sentences: fillWithTexts,
};

const moveVideo = async <Role extends SpaceRole>(context: IngestContext, { role, store, answering }: Move<Role>): Promise<void> => {
  const { parts, video, signal } = context;
  const { catalog, telemetry } = parts;
  const target = await swapTarget(parts, role, { signal });
  if (target === undefined) return;
  const { space, info } = target;
  const startedAt = performance.now();
  const lacking = answering.filter(({ holds }) => holds.vectors[space.id] === undefined);
  for (const { videoId, modality, generation } of lacking) {
    const key = { videoId, modality, generation };
    catalog.noteHeld(store, key, { space: space.id, count: await FILL[role](context, key, target) });
  }
  if (lacking.length > 0) catalog.addMoved(space.id, { mediaSeconds: video.probe.duration, seconds: (performance.now() - startedAt) / 1000 });
  if (switchWhenComplete(parts, { role, store, space: space.id })) telemetry.log('info', 'swap.done', { role, model: info.id });
};

/** Lets a space answer as soon as it holds every video whose file is there; whether it did. */
export const switchWhenComplete = (
  { catalog }: Pick<LibraryParts, 'catalog'>,
  { role, store, space }: { readonly role: SpaceRole; readonly store: string; readonly space: string },
): boolean =>
  catalog.atomically(() => {
    if (catalog.servingSpace(role)?.id === space || catalog.videosLacking(store, space, MODALITIES_OF[role]).length > 0) return false;
    catalog.serve(space);
    return true;
  });
