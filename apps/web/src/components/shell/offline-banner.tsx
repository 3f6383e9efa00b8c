'use client';

import { onlineManager, useMutationState, useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useHealth } from '../../hooks/ui/use-health.ts';
import { useOfflineWorker } from '../../hooks/ui/use-offline-worker.ts';
import { isOffline } from '../../lib/api/api-error.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Tells that the server went away while the app was in use, and how much waits for it; once it is back, all is read again and what waits is done. */
export function OfflineBanner() {
  const { t } = useWords();
  const { data, error, dataUpdatedAt } = useHealth();
  const client = useQueryClient();
  const away = useRef(false);
  const waiting = useMutationState({ filters: { status: 'pending' }, select: ({ state }) => state.isPaused }).filter(Boolean).length;
  const offline = isOffline(error);
  useOfflineWorker();
  useEffect(() => {
    onlineManager.setOnline(!offline);
    if (away.current && !offline) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'health' });
    away.current = offline;
  }, [offline, dataUpdatedAt, client]);
  if (!offline || data === undefined) return null;
  return (
    <p role="status" className="flex items-center justify-center gap-2 border-b border-line bg-sunken px-4 py-2 text-sm">
      <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
      <span>{t('The Frameseek server does not answer. Trying again…')}{waiting > 0 && ` ${t('{n} actions wait for it.', { n: waiting })}`}</span>
    </p>
  );
}
