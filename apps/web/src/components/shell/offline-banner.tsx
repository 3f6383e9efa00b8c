'use client';

import { useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useHealth } from '../../hooks/ui/use-health.ts';
import { isOffline } from '../../lib/api/api-error.ts';

/** Tells that the server went away while the app was in use, and reads everything again once it is back. */
export function OfflineBanner() {
  const { data, error } = useHealth();
  const client = useQueryClient();
  const away = useRef(false);
  const offline = isOffline(error);
  useEffect(() => {
    if (away.current && !offline) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'health' });
    away.current = offline;
  }, [offline, client]);
  if (!offline || data === undefined) return null;
  return (
    <p role="status" className="flex items-center justify-center gap-2 border-b border-line bg-sunken px-4 py-2 text-sm">
      <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />The Frameseek server does not answer. Trying again…
    </p>
  );
}
