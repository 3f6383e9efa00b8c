import { cropCentre, isFault, SPACE_ROLES, type Abortable, type EmbeddedSegment, type Embedding, type SpaceRole, type Stage, type VideoId } from '@frameseek/core';
import { ifAvailable } from '../faults/missing-model.ts';
import type { IngestContext } from '../indexing/ingest-context.ts';
import { readKeyframes } from '../indexing/read-keyframes.ts';
import { decodedSize } from '../indexing/stages/visual-stage.ts';
import { queueVideo } from '../jobs/queue-video.ts';
import { stampIfThere } from '../library/file-stamp.ts';
import type { LibraryParts } from '../library-parts.ts';
import { dotProduct } from '../search/vectors/dot-product.ts';
import { finding, type Finding } from './finding.ts';

/**
 * Cosine distance from which two computers do not see alike. The 8-bit kernels of processors without VNNI were .03 to .1 off
 * before they were told to be exact; other decoders of the same film, and float rounding, stay below .005.
 */
const TOO_FAR = 0.02;
/** Films that are looked at first, spread over the library; all of them where one of these differs. */
const FIRST = 5;
/** Behind the means of a stage that is to be done again. */
const OUTDATED = '#other-vectors';
const STAGES: Readonly<Record<SpaceRole, readonly Stage[]>> = { visual: ['visual'], sentences: ['speech', 'text'] };

/** Holds vectors in the store against those that this computer makes of the same pictures and passages. */
export const inspectVectors = async (parts: LibraryParts, options: Abortable): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const role of SPACE_ROLES) {
    const space = parts.catalog.servingSpace(role);
    if (space === undefined) continue;
    const differ = async (ids: readonly VideoId[]): Promise<readonly VideoId[]> => {
      const found: VideoId[] = [];
      for (const id of ids) {
        options.signal.throwIfAborted();
        const stored = middleOf(await parts.index.vectorsOf(space, id, options));
        const made = stored === undefined ? undefined : await makeAgain(parts, { role, id, segment: stored }, options);
        if (stored !== undefined && made !== undefined && 1 - dotProduct(stored.vector, made) > TOO_FAR) found.push(id);
      }
      return found;
    };
    const all = parts.catalog.videos().map(({ id }) => id);
    const some = spread(all, FIRST);
    const found = (await differ(some)).length === 0 ? [] : await differ(all);
    findings.push(...finding('vectors', found.map((id) => parts.catalog.video(id)?.title ?? id), {
      words: `The vectors of ${role === 'visual' ? 'pictures' : 'passages'} of these films are not those that this computer makes: another processor or another build of the model made them, and searches compare them all the same.`,
      repair: async () => {
        for (const id of found) await redo(parts, id, STAGES[role]);
      },
    }));
  }
  return findings;
};

const middleOf = (segments: readonly EmbeddedSegment[]): EmbeddedSegment | undefined => segments[Math.floor(segments.length / 2)];

const spread = <T>(items: readonly T[], count: number): readonly T[] =>
  items.filter((_, index) => Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length));

interface Again {
  readonly role: SpaceRole;
  readonly id: VideoId;
  readonly segment: EmbeddedSegment;
}

/** The vector of the same picture or passage, made now; undefined where it cannot be: what is wrong with the file or the tools is told elsewhere. */
const makeAgain = async (parts: LibraryParts, again: Again, options: Abortable): Promise<Embedding | undefined> => {
  try {
    return await embedAgain(parts, again, options);
  } catch (error) {
    if (isFault(error)) return undefined;
    throw error;
  }
};

const embedAgain = async (parts: LibraryParts, { role, id, segment: { start, end, at, text } }: Again, options: Abortable): Promise<Embedding | undefined> => {
  if (role === 'sentences') {
    const encoder = await ifAvailable(parts.models.sentences(options));
    const [vector] = encoder === undefined || text === undefined ? [] : await encoder.embedTexts([text], { as: 'passage', ...options });
    return vector;
  }
  const [video, encoder] = [parts.catalog.video(id), await ifAvailable(parts.models.visual(options))];
  if (encoder === undefined || video?.probe === undefined) return undefined;
  const stamp = await stampIfThere(video.path);
  if (stamp === undefined || (parts.catalog.knownFile(stamp) !== id && (await parts.media.identify(video.path, options)) !== id)) return undefined;
  const context: IngestContext = { parts, video: { ...video, probe: video.probe }, sampling: parts.settings.sampling, report: () => undefined, ...options };
  for await (const { frame } of readKeyframes(context, [{ at, start, end }], { size: decodedSize(context, encoder.frameSize) }).pictures) {
    const [vector] = await encoder.embedImages([cropCentre(frame, encoder.frameSize)], options);
    return vector;
  }
  return undefined;
};

/** Lets stages be done again, as by other means: what they made answers until then. */
const redo = async (parts: LibraryParts, id: VideoId, stages: readonly Stage[]): Promise<void> => {
  for (const record of parts.catalog.stages(id)) {
    if (record.state === 'done' && stages.includes(record.stage)) parts.catalog.putStage(id, { ...record, by: `${record.by}${OUTDATED}` });
  }
  await queueVideo(parts, id);
};
