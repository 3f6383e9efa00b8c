import { NO_TELEMETRY, type Abortable } from '@frameseek/core';
import { copyStore } from '@frameseek/engine';
import type { Config } from '../config/config.ts';
import { openCatalogOf } from './open-catalog.ts';
import { openStore, type StoreKind } from './open-stores.ts';

/** Who is told how far it is. */
interface MoveOptions extends Abortable {
  readonly report: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Copies the segments of a library into its folder, or onto the Qdrant server of the settings, without embedding anything
 * anew; the settings then have to say that it is there. Throws `config/invalid` without a server, and what the stores throw.
 */
export const moveStore = async (config: Config, to: StoreKind, options: MoveOptions): Promise<void> => {
  const catalog = await openCatalogOf(config);
  try {
    const library = catalog.libraryId();
    await using source = closing(await openStore(config, { kind: to === 'lance' ? 'qdrant' : 'lance', library }));
    await using target = closing(await openStore(config, { kind: to, library }));
    await copyStore({ catalog, from: source.index, to: target.index, telemetry: NO_TELEMETRY }, options);
  } finally {
    catalog.close();
  }
};

const closing = <Index extends { close(): Promise<void> }>(index: Index): { readonly index: Index } & AsyncDisposable => ({ index, [Symbol.asyncDispose]: () => index.close() });
