'use client';

import { useEffect } from 'react';
import { localStore } from '../../lib/ui/local-store.ts';

interface PlayerSettings {
  readonly muted: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly rate: number;
}

/** Speeds that every browser plays; others make it throw. */
const [SLOWEST, FASTEST] = [0.1, 8];

const isPlayerSettings = (value: unknown): value is PlayerSettings => {
  if (typeof value !== 'object' || value === null) return false;
  const { muted, volume, rate } = value as Partial<Record<keyof PlayerSettings, unknown>>;
  return typeof muted === 'boolean' && typeof volume === 'number' && volume >= 0 && volume <= 1 && typeof rate === 'number' && rate >= SLOWEST && rate <= FASTEST;
};

const store = localStore('frameseek-player', isPlayerSettings, { muted: false, volume: 1, rate: 1 });

/** Sound and speed of a player as this browser had them last, for the next film and after a page is loaded again. */
export function useKeptSettings(media: HTMLMediaElement | null): void {
  useEffect(() => {
    if (media === null) return;
    const { muted, volume, rate } = store.read();
    Object.assign(media, { muted, volume, defaultPlaybackRate: rate, playbackRate: rate });
    const listeners = new AbortController();
    const keep = (): void => {
      // Another source begins at the speed by default.
      if (media.defaultPlaybackRate !== media.playbackRate) media.defaultPlaybackRate = media.playbackRate;
      store.write({ muted: media.muted, volume: media.volume, rate: media.playbackRate });
    };
    for (const type of ['volumechange', 'ratechange']) media.addEventListener(type, keep, { signal: listeners.signal });
    return () => listeners.abort();
  }, [media]);
}
