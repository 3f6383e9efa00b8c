'use client';

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { JobsPanelProvider } from '../../hooks/jobs/use-jobs-panel.tsx';
import { JobsProvider } from '../../hooks/jobs/use-jobs.tsx';
import { NoticesProvider } from '../../hooks/ui/use-notices.tsx';
import { UploadsProvider } from '../../hooks/jobs/use-uploads.tsx';
import { ApiError, isSignedOut } from '../../lib/api/api-error.ts';

/** What every page stands on: answers of the API, the feed of jobs, uploads and notices. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [client] = useState(() => makeClient(() => {
    if (location.pathname === '/sign-in') return;
    router.push(`/sign-in?${new URLSearchParams({ next: location.pathname + location.search })}`);
  }));
  return (
    <QueryClientProvider client={client}>
      <NoticesProvider><JobsProvider><JobsPanelProvider><UploadsProvider>{children}</UploadsProvider></JobsPanelProvider></JobsProvider></NoticesProvider>
    </QueryClientProvider>
  );
}

const makeClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: (error) => { if (isSignedOut(error)) onSignedOut(); } }),
    defaultOptions: {
      queries: {
        // An answer with an error status is final; only a lost connection is worth another try at once.
        retry: (failures, error) => failures < 1 && !(error instanceof ApiError && error.status > 0),
        staleTime: 5_000,
      },
    },
  });
