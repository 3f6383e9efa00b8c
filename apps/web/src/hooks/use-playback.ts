'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';

interface PlaybackState {
  readonly time: number;
  readonly paused: boolean;
  readonly muted: boolean;
  readonly rate: number;
  /** Enough is loaded to know the length and the size of the picture. */
  readonly ready: boolean;
  /** The browser cannot play this file, or the server cannot send it. */
  readonly failed: boolean;
}

/** What a player shows and does, whatever it looks like. */
export interface Playback extends PlaybackState {
  readonly attach: (media: HTMLVideoElement | null) => void;
  readonly seek: (at: number) => void;
  readonly skip: (seconds: number) => void;
  readonly toggle: () => void;
  readonly toggleMute: () => void;
  readonly setRate: (rate: number) => void;
  readonly goFullScreen: () => void;
}

const START: PlaybackState = { time: 0, paused: true, muted: false, rate: 1, ready: false, failed: false };
const EVENTS = ['loadedmetadata', 'timeupdate', 'seeking', 'seeked', 'play', 'pause', 'ended', 'volumechange', 'ratechange', 'error'] as const;

/** Follows a media element and steers it. It opens at `startAt`, and plays when the reader has clicked to get here. */
export function usePlayback(startAt: number | undefined): Playback {
  const [media, attach] = useState<HTMLVideoElement | null>(null);
  const [state, setState] = useState(START);

  useEffect(() => {
    if (media === null) return;
    const listeners = new AbortController();
    const update = (): void => setState(stateOf(media));
    for (const type of EVENTS) media.addEventListener(type, update, { signal: listeners.signal });
    update();
    return () => listeners.abort();
  }, [media]);

  useEffect(() => {
    if (media === null || startAt === undefined) return;
    const listeners = new AbortController();
    const open = (): void => {
      media.currentTime = startAt;
      if (navigator.userActivation?.hasBeenActive) void play(media);
    };
    if (media.readyState >= HTMLMediaElement.HAVE_METADATA) open();
    else media.addEventListener('loadedmetadata', open, { signal: listeners.signal, once: true });
    return () => listeners.abort();
  }, [media, startAt]);

  const seek = useCallback((at: number) => {
    if (media !== null) media.currentTime = Math.max(0, Math.min(at, Number.isFinite(media.duration) ? media.duration : at));
  }, [media]);
  return useMemo(() => ({
    ...state,
    attach,
    seek,
    skip: (seconds) => seek((media?.currentTime ?? 0) + seconds),
    toggle: () => { if (media?.paused) void play(media); else media?.pause(); },
    toggleMute: () => { if (media !== null) media.muted = !media.muted; },
    setRate: (rate) => { if (media !== null) media.playbackRate = rate; },
    goFullScreen: () => void media?.requestFullscreen(),
  }), [state, media, seek]);
}

const stateOf = (media: HTMLVideoElement): PlaybackState => ({
  time: media.currentTime,
  paused: media.paused,
  muted: media.muted,
  rate: media.playbackRate,
  ready: media.readyState >= HTMLMediaElement.HAVE_METADATA,
  failed: media.error !== null,
});

/** A browser may refuse to start sound without a click, and a pause may overtake the start: the element tells both. */
const play = async (media: HTMLVideoElement): Promise<void> => {
  try {
    await media.play();
  } catch (error) {
    if (!(error instanceof DOMException) || !['NotAllowedError', 'AbortError', 'NotSupportedError'].includes(error.name)) throw error;
  }
};
