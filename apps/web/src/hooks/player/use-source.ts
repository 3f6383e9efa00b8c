'use client';

import type Hls from 'hls.js';
import { useEffect, useState } from 'react';
import { health } from '../../lib/api/api.ts';
import { isOffline } from '../../lib/api/api-error.ts';
import { play } from '../../lib/player/play.ts';

/** Where a player gets a video from: the file itself, or a stream that the server makes of it while it is watched. */
export type SourceKind = 'file' | 'stream';

interface SourceOptions {
  /** The path under which everything about the video is found. */
  readonly base: string;
  /** What the server expects this browser to be able to play. */
  readonly expected: SourceKind;
}

/**
 * Gives the media element its source. What the server takes for playable may still not be (browsers differ in what they
 * decode), so a file that fails is tried as a stream; `failed` says that this did not help either. Where the server itself has
 * gone, it is waited for, and the player goes on where it was.
 */
export function useSource(media: HTMLVideoElement | null, { base, expected }: SourceOptions): { readonly kind: SourceKind; readonly failed: boolean } {
  const [kind, setKind] = useState(expected);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (media === null) return;
    const attached = new AbortController();
    const onError = async (): Promise<void> => {
      const goOn = continuation(media);
      if (await serverWasAway(attached.signal)) {
        goOn();
        setTries((before) => before + 1);
      } else if (!attached.signal.aborted) {
        if (kind === 'file') setKind('stream');
        else setFailed(true);
      }
    };
    media.addEventListener('error', () => void onError(), { signal: attached.signal });
    if (kind === 'file') media.src = `${base}/stream`;
    else void attachStream(media, { base, signal: attached.signal, onError: () => void onError() });
    return () => {
      attached.abort();
      media.removeAttribute('src');
      media.load();
    };
  }, [media, base, kind, tries]);
  return { kind, failed };
}

/** Milliseconds from one question to the next. */
const ASK_EVERY_MS = 1_500;

/** Whether the server did not answer; settles when it does again, or the signal aborts. */
const serverWasAway = async (signal: AbortSignal): Promise<boolean> => {
  for (let wasAway = false; !signal.aborted; wasAway = true) {
    try {
      await health({ signal });
      return wasAway;
    } catch (error) {
      if (!isOffline(error)) return wasAway;
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  }
  return false;
};

/** Remembers where the player is; what it gives goes on there once the next source is loaded. */
const continuation = (media: HTMLVideoElement): (() => void) => {
  const { currentTime, paused, playbackRate } = media;
  return () => media.addEventListener('loadedmetadata', () => {
    media.currentTime = currentTime;
    media.playbackRate = playbackRate;
    if (!paused) void play(media);
  }, { once: true });
};

interface StreamOptions {
  readonly base: string;
  readonly signal: AbortSignal;
  readonly onError: () => void;
}

/** By hls.js, which is loaded only then; where a browser has no Media Source Extensions it plays such streams itself. */
const attachStream = async (media: HTMLVideoElement, { base, signal, onError }: StreamOptions): Promise<void> => {
  const { default: HlsPlayer } = await import('hls.js');
  if (signal.aborted) return;
  if (!HlsPlayer.isSupported()) {
    media.src = `${base}/stream.m3u8`;
    return;
  }
  // The policy of our pages allows no workers made from text.
  const hls = new HlsPlayer({ enableWorker: false, maxBufferLength: 20, startPosition: media.currentTime > 0 ? media.currentTime : -1 });
  signal.addEventListener('abort', () => hls.destroy(), { once: true });
  hls.on(HlsPlayer.Events.ERROR, (_event, { fatal, type }) => {
    if (fatal) recover(hls, type === HlsPlayer.ErrorTypes.MEDIA_ERROR, onError);
  });
  hls.loadSource(`${base}/stream.m3u8`);
  hls.attachMedia(media);
};

const recovered = new WeakSet<Hls>();

/** A broken segment is stepped over once; everything else that is fatal is the end. */
const recover = (hls: Hls, isMediaError: boolean, onError: () => void): void => {
  if (!isMediaError || recovered.has(hls)) return onError();
  recovered.add(hls);
  hls.recoverMediaError();
};
