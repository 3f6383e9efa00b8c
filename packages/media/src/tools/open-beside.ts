import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { systemPath } from './names/system-path.ts';

/** What stands there may be another thing a moment later: never follows a link (where the platform can refuse to), never waits for a pipe. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a file that stands beside a film: no link is followed, and no pipe waited for. Rejects as `open` of Node does. */
export const openBeside = (path: string): Promise<FileHandle> => open(systemPath(path), FLAGS);
