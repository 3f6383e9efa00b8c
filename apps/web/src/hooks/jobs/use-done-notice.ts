'use client';

import { useEffect, useRef } from 'react';
import { localStore } from '../../lib/ui/local-store.ts';
import { useLocalStore } from '../ui/use-local-store.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useJobs, useQueue } from './use-jobs.tsx';
import { useWords } from '../ui/use-words.tsx';

const isChoice = (value: unknown): value is boolean => typeof value === 'boolean';
const wanted = localStore('frameseek-tell-when-done', isChoice, false);

/** Whether this browser tells when all is indexed, also where the page is not seen, and how that is changed: it is asked for leave only then. */
export function useDoneChoice(): { readonly isWanted: boolean; readonly toggle: () => void } {
  const { t } = useWords();
  const { notify } = useNotices();
  const toggle = async (): Promise<void> => {
    if (wanted.read()) return wanted.write(false);
    const isAllowed = 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    wanted.write(isAllowed);
    if (!isAllowed) notify({ kind: 'bad', text: t('This browser does not let Frameseek notify you. It can be allowed beside the address.') });
  };
  return { isWanted: useLocalStore(wanted), toggle: () => void toggle() };
}

/** Tells once nothing waits or runs any more. */
export function useDoneNotice(): void {
  const { t } = useWords();
  const jobs = useJobs();
  const { waiting } = useQueue();
  const open = waiting + jobs.filter(({ state }) => state === 'running').length;
  const most = useRef(0);
  useEffect(() => {
    most.current = Math.max(most.current, open);
    if (open > 0 || most.current === 0) return;
    const done = most.current;
    most.current = 0;
    if (wanted.read() && Notification.permission === 'granted') tell(t('Indexing is done'), t('{n} videos can be searched now.', { n: done })).catch(reportError);
  }, [open, t]);
}

/** By the worker where there is one: phones take notifications from nobody else. */
const tell = async (title: string, body: string): Promise<void> => {
  const options = { body, icon: '/icon.svg', tag: 'frameseek-done' };
  const worker = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  if (worker === undefined) new Notification(title, options);
  else await worker.showNotification(title, options);
};
