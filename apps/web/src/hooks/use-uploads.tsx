'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { errorWords } from '../lib/api-error.ts';
import { uploadFile } from '../lib/upload.ts';
import { tellAdded } from './use-actions.ts';
import { useNotices } from './use-notices.tsx';

/** A file on its way to the server. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly part: number;
}

interface Uploads {
  readonly uploads: readonly Upload[];
  readonly start: (files: readonly File[]) => void;
  readonly cancel: (id: number) => void;
}

const Context = createContext<Uploads>({ uploads: [], start: () => undefined, cancel: () => undefined });

export const useUploads = (): Uploads => use(Context);

let nextId = 1;

/** Sends files one after the other, since the disk and the network are shared by all of them. */
export function UploadsProvider({ children }: { readonly children: ReactNode }) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const controllers = useRef(new Map<number, AbortController>());
  const line = useRef(Promise.resolve());
  const client = useQueryClient();
  const { notify } = useNotices();

  const send = useCallback(async (file: File, upload: Upload, signal: AbortSignal) => {
    const report = (part: number): void => setUploads((all) => all.map((one) => (one.id === upload.id ? { ...one, part } : one)));
    try {
      signal.throwIfAborted();
      tellAdded(await uploadFile(file, { signal, report }), notify);
      await client.invalidateQueries({ queryKey: ['videos'] });
    } catch (error) {
      if (!signal.aborted) notify({ kind: 'bad', text: `${file.name}: ${errorWords(error)}` });
    } finally {
      controllers.current.delete(upload.id);
      setUploads((all) => all.filter(({ id }) => id !== upload.id));
    }
  }, [client, notify]);

  const start = useCallback((files: readonly File[]) => {
    for (const file of files) {
      const upload = { id: nextId++, name: file.name, part: 0 };
      const controller = new AbortController();
      controllers.current.set(upload.id, controller);
      setUploads((all) => [...all, upload]);
      line.current = line.current.then(async () => await send(file, upload, controller.signal));
    }
  }, [send]);

  const cancel = useCallback((id: number) => {
    controllers.current.get(id)?.abort();
    setUploads((all) => all.filter((upload) => upload.id !== id));
  }, []);

  const value = useMemo(() => ({ uploads, start, cancel }), [uploads, start, cancel]);
  return <Context value={value}>{children}</Context>;
}
