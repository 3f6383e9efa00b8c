import type { Abortable } from '@frameseek/core';
import { linkTree } from './link-tree.ts';

/**
 * Takes the tables of a LanceDB folder while others write to them. Manifests first: each names files that are there and never change, and old
 * versions stay for twenty minutes, so that what the newest one names can be taken afterwards.
 * Source: the Lance format, "Table layout" and "Transactions" (lance.org/format).
 */
export const snapshotLance = (folder: string, target: string, { signal }: Abortable): Promise<void> =>
  linkTree(folder, target, { first: '_versions', signal });
