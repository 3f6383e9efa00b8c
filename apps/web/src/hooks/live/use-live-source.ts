'use client';

import { useEffect, type RefObject } from 'react';

/** Has the element play what goes on in a stream now, by hls.js, which is loaded only then. */
export function useLiveSource(element: RefObject<HTMLVideoElement | null>, id: string): void {
  useEffect(() => {
    const media = element.current;
    if (media === null) return;
    const left = new AbortController();
    const url = `/api/streams/${encodeURIComponent(id)}/live.m3u8`;
    void import('hls.js').then(({ default: HlsPlayer }) => {
      if (left.signal.aborted) return;
      if (!HlsPlayer.isSupported()) {
        media.src = url;
        return;
      }
      // The policy of our pages allows no workers made from text.
      const hls = new HlsPlayer({ enableWorker: false, liveSyncDurationCount: 2 });
      left.signal.addEventListener('abort', () => hls.destroy(), { once: true });
      hls.loadSource(url);
      hls.attachMedia(media);
    });
    return () => {
      left.abort();
      media.removeAttribute('src');
      media.load();
    };
  }, [element, id]);
}
