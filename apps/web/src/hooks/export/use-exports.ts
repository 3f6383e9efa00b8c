'use client';

import { useSyncExternalStore } from 'react';
import type { ExportedFile, ExportOptions } from '../../lib/api/api-export.ts';
import { errorMessage } from '../../lib/api/api-error.ts';

/** A file that is being made and fetched. */
interface Export {
  readonly id: number;
  readonly name: string;
  readonly state: 'working' | 'failed';
  /** Share that has arrived, 0 to 1; undefined while the server still makes it. */
  readonly done: number | undefined;
  readonly problem?: string;
}

let exports: readonly Export[] = [];
const controllers = new Map<number, AbortController>();
const listeners = new Set<() => void>();
let nextId = 1;

/** The files that are being made; they go on while the reader walks from page to page. */
export const useExports = (): readonly Export[] => useSyncExternalStore(subscribe, () => exports, () => NONE);
const NONE: readonly Export[] = [];

/** Has a file made and hands it to the reader. Never rejects: what goes wrong stands in `useExports`. */
export async function startExport(name: string, make: (options: ExportOptions) => Promise<ExportedFile>): Promise<void> {
  const id = nextId++;
  const controller = new AbortController();
  controllers.set(id, controller);
  put([...exports, { id, name, state: 'working', done: undefined }]);
  try {
    save(await make({ signal: controller.signal, report: (done) => change(id, { done }) }));
    dismissExport(id);
  } catch (error) {
    if (controller.signal.aborted) dismissExport(id);
    else change(id, { state: 'failed', problem: errorMessage(error) });
  }
}

/** Ends the making of a file, or puts away what became of it. */
export function dismissExport(id: number): void {
  controllers.get(id)?.abort();
  controllers.delete(id);
  put(exports.filter((one) => one.id !== id));
}

const change = (id: number, changes: Partial<Export>): void => put(exports.map((one) => (one.id === id ? { ...one, ...changes } : one)));

const put = (next: readonly Export[]): void => {
  exports = next;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Milliseconds that a browser gets to begin saving before its copy is let go. */
const SAVE_MS = 60_000;

const save = ({ blob, name }: ExportedFile): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SAVE_MS);
};
