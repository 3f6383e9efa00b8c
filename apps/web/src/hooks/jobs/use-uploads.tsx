'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { addedNotices } from '../../lib/library/added-notices.ts';
import { UploadQueue, forgetUnfinished, mayHaveUnfinished, unfinishedUploads } from '../../lib/library/upload-queue.ts';
import type { UnfinishedUpload, Upload } from '../../lib/library/upload-queue.ts';
import { useJobsPanel } from './use-jobs-panel.tsx';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

interface Uploads {
  readonly uploads: readonly Upload[];
  /** Begun before this page was loaded. */
  readonly unfinished: readonly UnfinishedUpload[];
  readonly start: (files: readonly File[]) => void;
  readonly pause: (id: number) => void;
  readonly resume: (id: number) => void;
  readonly cancel: (id: number) => void;
  readonly forget: (unfinished: UnfinishedUpload) => void;
}

const none = (): void => undefined;
const Context = createContext<Uploads>({ uploads: [], unfinished: [], start: none, pause: none, resume: none, cancel: none, forget: none });

/** The files on their way to the server, and what can be done with them. */
export const useUploads = (): Uploads => use(Context);

/** Sends files for the whole app, so that a change of page does not stop them. */
export function UploadsProvider({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const { t } = words;
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [left, setLeft] = useState<readonly UnfinishedUpload[]>([]);
  const client = useQueryClient();
  const { notify } = useNotices();
  const { setOpen } = useJobsPanel();

  const queue = useMemo(() => new UploadQueue({
    onChange: setUploads,
    onDone: ({ name }, added) => {
      if (added === undefined) notify({ kind: 'good', text: t('{name} is on the server.', { name }) });
      else addedNotices(added, words).forEach(notify);
      void client.invalidateQueries({ queryKey: ['videos'] });
    },
  }), [client, notify, words, t]);
  useEffect(() => {
    if (mayHaveUnfinished()) void unfinishedUploads().then(setLeft);
    return () => queue.stop();
  }, [queue]);
  useEffect(() => {
    if (uploads.length === 0) return;
    // The browser asks before it leaves the page; what is sent already stays with the server either way.
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [uploads.length]);

  const value = useMemo((): Uploads => ({
    uploads,
    unfinished: left.filter(({ name, size }) => !uploads.some((upload) => upload.name === name && upload.size === size)),
    start: (files) => {
      setLeft((all) => all.filter(({ name, size }) => !files.some((file) => file.name === name && file.size === size)));
      queue.add(files);
      if (files.length > 0) setOpen(true);
    },
    pause: (id) => queue.pause(id),
    resume: (id) => queue.resume(id),
    cancel: (id) => queue.cancel(id),
    forget: (one) => {
      setLeft((all) => all.filter(({ key }) => key !== one.key));
      void forgetUnfinished(one);
    },
  }), [uploads, left, queue, setOpen]);
  return <Context value={value}>{children}</Context>;
}
