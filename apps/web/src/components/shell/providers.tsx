'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { JobsPanelProvider } from '../../hooks/jobs/use-jobs-panel.tsx';
import { JobsProvider } from '../../hooks/jobs/use-jobs.tsx';
import { DialogsProvider } from '../../hooks/ui/use-dialogs.tsx';
import { NoticesProvider } from '../../hooks/ui/use-notices.tsx';
import { UploadsProvider } from '../../hooks/jobs/use-uploads.tsx';
import { makeQueryClient } from '../../lib/api/query-client.ts';

/** What every page stands on: answers of the API, the feed of jobs, uploads and notices. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [client] = useState(() => makeQueryClient(() => {
    if (location.pathname === '/sign-in') return;
    router.push(`/sign-in?${new URLSearchParams({ next: location.pathname + location.search })}`);
  }));
  return (
    <QueryClientProvider client={client}>
      <NoticesProvider><JobsProvider><JobsPanelProvider><UploadsProvider><DialogsProvider>{children}</DialogsProvider></UploadsProvider></JobsPanelProvider></JobsProvider></NoticesProvider>
    </QueryClientProvider>
  );
}
