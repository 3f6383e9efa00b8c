'use client';

import { fileName, shownPath } from '@frameseek/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import * as api from '../../lib/api/api.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useJobs } from './use-jobs.tsx';
import { useWords } from '../ui/use-words.tsx';

/** Names that are told one by one. */
const NAMED = 3;

/** Says, when what was added has been read, which of the files were copies: they are no videos of their own. */
export function useMergedNotice(): void {
  const { t } = useWords();
  const jobs = useJobs();
  const client = useQueryClient();
  const { notify } = useNotices();
  const told = useRef<Set<string>>(undefined);
  useEffect(() => {
    const done = jobs.filter(({ state }) => state === 'done');
    // What was done before this page was opened is no news.
    if (told.current === undefined && jobs.length > 0) told.current = new Set(done.map(({ id }) => id));
    if (jobs.some(({ state }) => state === 'queued' || state === 'running')) return;
    const read = new Set(done.filter(({ id }) => told.current?.has(id) === false).map(({ path }) => path));
    if (read.size === 0) return;
    for (const { id } of done) told.current?.add(id);
    // A list that cannot be read is told by whoever shows it.
    void client.fetchQuery({ queryKey: ['videos'], queryFn: api.videos, staleTime: 0 }).then(({ videos }) => {
      const copies = videos.flatMap(({ copies: paths = [] }) => paths).filter((path) => read.has(path));
      if (copies.length === 0) return;
      const names = copies.slice(0, NAMED).map((path) => shownPath(fileName(path))).join(', ');
      notify({ kind: 'good', text: t('{n} copies merged: {names}. Files that hold the same are one video, found by all their names.', { n: copies.length, names: copies.length > NAMED ? `${names}, …` : names }) });
    }, () => undefined);
  }, [jobs, client, notify, t]);
}
