import type { JobsEvent } from '@frameseek/core';

/**
 * Changes whenever the library has to be read again. The version alone does not do: a video that was read between its
 * last stage and the end of its job says that it is still being indexed.
 */
export const libraryState = ({ jobs, libraryVersion }: JobsEvent): string => {
  const active = jobs.filter(({ state }) => state === 'queued' || state === 'running').map(({ id }) => id);
  return [libraryVersion, ...active.toSorted()].join(' ');
};
