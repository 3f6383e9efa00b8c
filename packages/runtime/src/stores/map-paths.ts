import type { Catalog, FileStamp, Job, Recording, VideoRecord } from '@frameseek/core';

/** A folder that lies elsewhere on this computer than where the catalog says; neither ends in a slash. */
export interface PathMap {
  /** As the catalog, which all share, has it. */
  readonly shared: string;
  readonly here: string;
}

/**
 * A catalog that several computers share, as one of them sees it: paths below a folder that this computer has elsewhere are those here; what it remembers are
 * those that all share.
 */
export const mapPaths = (catalog: Catalog, maps: readonly PathMap[]): Catalog => {
  if (maps.length === 0) return catalog;
  const here = (path: string): string => moved(path, maps.map(({ shared, here: to }) => [shared, to]));
  const shared = (path: string): string => moved(path, maps.map(({ shared: to, here: from }) => [from, to]));
  const videoHere = (video: VideoRecord): VideoRecord => ({ ...video, path: here(video.path), ...(video.copies !== undefined && { copies: video.copies.map(here) }) });
  const jobHere = (job: Job): Job => ({ ...job, path: here(job.path) });
  const recordingHere = (recording: Recording): Recording => ({ ...recording, path: here(recording.path) });
  const stampShared = (stamp: FileStamp): FileStamp => ({ ...stamp, path: shared(stamp.path) });
  return {
    ...catalog,
    putVideo: (video) => catalog.putVideo({ ...video, path: shared(video.path) }),
    video: (id) => ifThere(catalog.video(id), videoHere),
    videos: () => catalog.videos().map(videoHere),
    everyVideo: () => catalog.everyVideo().map(videoHere),
    knownFile: (stamp) => catalog.knownFile(stampShared(stamp)),
    filesOf: (id) => catalog.filesOf(id).map(here),
    putFile: (stamp, id) => catalog.putFile(stampShared(stamp), id),
    putDigest: (stamp, digest) => catalog.putDigest(stampShared(stamp), digest),
    fileDigest: (path) => catalog.fileDigest(shared(path)),
    doubtFile: (path) => catalog.doubtFile(shared(path)),
    forgetFile: (path) => catalog.forgetFile(shared(path)),
    watchedFolders: () => catalog.watchedFolders().map(here),
    addWatchedFolder: (path) => catalog.addWatchedFolder(shared(path)),
    removeWatchedFolder: (path) => catalog.removeWatchedFolder(shared(path)),
    addJob: (job) => jobHere(catalog.addJob({ ...job, path: shared(job.path) })),
    job: (id) => ifThere(catalog.job(id), jobHere),
    jobs: (options) => catalog.jobs(options).map(jobHere),
    claimJob: (worker, leaseMs, stages) => ifThere(catalog.claimJob(worker, leaseMs, stages), jobHere),
    recordings: (of) => catalog.recordings(of).map(recordingHere),
    recording: (id) => ifThere(catalog.recording(id), recordingHere),
  };
};

/** The path below the other folder of the longest first one that holds it; else as it is. */
const moved = (path: string, folders: readonly (readonly [from: string, to: string])[]): string => {
  const [found] = folders.filter(([from]) => path === from || path.startsWith(`${from}/`)).toSorted(([a], [b]) => b.length - a.length);
  return found === undefined ? path : found[1] + path.slice(found[0].length);
};

const ifThere = <T>(value: T | undefined, change: (value: T) => T): T | undefined => value === undefined ? undefined : change(value);
