'use client';

import { useEffect } from 'react';

/** Has the browser keep what shows a page of ours where the server does not answer. It can only where the origin is safe: by HTTPS, or on this computer. */
export function useOfflineWorker(): void {
  useEffect(() => {
    if ('serviceWorker' in navigator) navigator.serviceWorker.register('/offline-worker.js').catch(reportError);
  }, []);
}
