import { alertUseCases } from './alerts/alert-use-cases.ts';
import { deliverAlerts } from './alerts/deliver-alerts.ts';
import { pushUseCases } from './alerts/push-use-cases.ts';
import { tellBroker } from './alerts/tell-broker.ts';
import { watchRules } from './alerts/watch-rules.ts';
import type { Abortable } from '@frameseek/core';
import { ask } from './answering/ask.ts';
import { conversationUseCases } from './answering/conversation-use-cases.ts';
import { collectionUseCases } from './collections/collection-use-cases.ts';
import { createLifetime, type Lifetime } from './concurrency/lifetime.ts';
import type { EngineParts } from './engine-parts.ts';
import type { Engine } from './engine.ts';
import { exportUseCases } from './export/export-use-cases.ts';
import { createBackfill } from './indexing/backfill.ts';
import { inspectLibrary } from './inspection/inspect-library.ts';
import { insightUseCases } from './insights/insight-use-cases.ts';
import { addPaths } from './jobs/add-paths.ts';
import { createIndexTimes } from './jobs/index-times.ts';
import { createJobQueue } from './jobs/job-queue.ts';
import { jobUseCases } from './jobs/job-use-cases.ts';
import { keepWhole } from './jobs/keep-whole.ts';
import { correctLine, replaceWords } from './jobs/correct-transcript.ts';
import { pickSoundTrack } from './jobs/pick-sound-track.ts';
import { runWorkers } from './jobs/run-workers.ts';
import { libraryParts, type LibraryParts } from './library-parts.ts';
import { liveUseCases } from './live/live-use-cases.ts';
import { liveWorkers } from './live/live-workers.ts';
import { modelCosts } from './language/model-costs.ts';
import { jpegsOf } from './library/pictures/jpegs-of.ts';
import { removeVideo } from './jobs/remove-video.ts';
import { trashUseCases } from './jobs/trash-use-cases.ts';
import { createThumbnails } from './library/pictures/thumbnails.ts';
import { videoUseCases } from './library/video-use-cases.ts';
import { watchedFolderUseCases } from './library/watched-folder-use-cases.ts';
import { reportUseCases } from './reports/report-use-cases.ts';
import { createSearchServices } from './search/search-services.ts';
import { searchUseCases } from './search/search-use-cases.ts';
import { spaceUseCases } from './swaps/swap-use-cases.ts';
import { speakerUseCases } from './speakers/speaker-use-cases.ts';
import { createStreams } from './streaming/create-streams.ts';

/** An engine that must be closed before the parts it stands on. */
export interface OpenEngine extends Engine, AsyncDisposable {
  /** Stops its work, which goes back into the queue. The parts are closed by whoever opened them. */
  close(): Promise<void>;
}

/** The use cases over the parts given. */
export const createEngine = (given: EngineParts): OpenEngine => {
  const parts = libraryParts(given);
  const lifetime = createLifetime();
  const times = createIndexTimes(parts);
  const jobs = createJobQueue(parts, times);
  const backfill = createBackfill(parts);
  const searchServices = createSearchServices(parts, lifetime.signal);
  const searching = searchUseCases(searchServices, lifetime);
  const insights = insightUseCases(searchServices);
  const workers = { jobs, tasks: insights };
  const { emptyExpired, ...trash } = trashUseCases(parts, workers);
  const streams = createStreams(parts, lifetime);
  const thumbnail = createThumbnails(parts);
  const remove = (id: string, options: Abortable): Promise<void> => removeVideo(parts, id, { ...workers, ...options });
  const exports = exportUseCases(parts, lifetime);
  const live = createLive(parts, { lifetime, search: searching.search, remove, exportFilm: exports.exportFilm });
  const close = (): Promise<void> => lifetime.end().then(() => streams.close());
  return {
    add: (paths, options) => addPaths(parts, paths, { ...options, signal: lifetime.within(options) }),
    ...jobUseCases(parts, { queue: jobs, times }),
    work: (options) => lifetime.run(options, async (signal) => {
      // Side by side: a film that is indexed for an hour does not hold up a summary.
      await runWorkers([jobs, insights, keepWhole(parts, backfill, { empty: emptyExpired }), ...live.workers], { signal, telemetry: parts.telemetry });
    }),
    finish: (jobIds, options) => lifetime.run(options, async (signal) => {
      const finished = await jobs.finish(jobIds, { ...options, signal });
      // A program that indexes and ends leaves a library in which scores mean something.
      await searchServices.calibrator.refreshNow({ signal });
      return finished;
    }),
    ...searching,
    ask: (request, options) => lifetime.run(options, (signal) => ask({ parts, search: searching.search }, request, { ...options, signal })),
    ...conversationUseCases(parts),
    ...videoUseCases(parts), ...speakerUseCases(parts),
    correctLine: (id, correction) => correctLine(parts, id, correction),
    replaceWords: (id, words) => replaceWords(parts, id, words),
    pickSoundTrack: (id, track) => pickSoundTrack(parts, id, track),
    remove: (id, options) => lifetime.run(options, (signal) => remove(id, { signal })),
    ...trash,
    emptyTrash: (options) => lifetime.run(options, (signal) => trash.emptyTrash({ signal })),
    discard: (id, options) => lifetime.run(options, (signal) => trash.discard(id, { signal })),
    thumbnail: (id, request) => lifetime.run(request, (signal) => thumbnail(id, { ...request, signal })),
    jpegs: (id, request) => lifetime.run(request, (signal) => jpegsOf(parts, id, { ...request, signal })),
    ...watchedFolderUseCases(parts),
    catchUp: (options) => lifetime.run(options, (signal) => backfill.lacking({ signal })),
    inspect: (options) => lifetime.run(options, (signal) => inspectLibrary(parts, { ...options, signal })),
    ...spaceUseCases(parts), ...exports,
    ...live.useCases,
    ...streams.useCases,
    insights: {
      ...insights,
      remove: (id, key, options) => lifetime.run(options, (signal) => insights.remove(id, key, { signal })),
      finish: (taskIds, options) => lifetime.run(options, (signal) => insights.finish(taskIds, { ...options, signal })),
    },
    collections: collectionUseCases(parts), reports: reportUseCases({ parts, search: searching.search, lifetime }),
    costs: ({ limit }) => modelCosts(parts, limit),
    close,
    [Symbol.asyncDispose]: close,
  };
};

interface LiveNeeds {
  readonly lifetime: Lifetime;
  readonly search: Engine['search'];
  readonly exportFilm: Engine['exportFilm'];
  readonly remove: (id: string, options: Abortable) => Promise<void>;
}

/** What is recorded, and what rings: their use cases, and what they do in the background. */
const createLive = (parts: LibraryParts, { lifetime, search, remove, exportFilm }: LiveNeeds) => {
  const { catalog, telemetry, webhooks, mailer, pusher, broker } = parts;
  const ways = { ...(webhooks !== undefined && { webhooks }), ...(mailer !== undefined && { mailer }), ...(pusher !== undefined && { pusher }), ...(broker !== undefined && { broker }) };
  const rules = { catalog, telemetry, search, exportFilm, ...ways };
  return {
    workers: [
      ...liveWorkers(parts, (id, signal) => remove(id, { signal })), watchRules(rules), ...((webhooks ?? mailer ?? pusher) === undefined ? [] : [deliverAlerts(parts)]),
      ...(broker === undefined ? [] : [tellBroker(parts, broker)]),
    ],
    useCases: { ...liveUseCases(parts, (id, options) => lifetime.run(options, (signal) => remove(id, { signal }))), ...alertUseCases(rules), ...pushUseCases(parts) },
  };
};
