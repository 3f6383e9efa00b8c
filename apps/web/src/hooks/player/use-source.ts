'use client';

import type Hls from 'hls.js';
import { useEffect, useState } from 'react';

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
 * decode), so a file that fails is tried as a stream; `failed` says that this did not help either.
 */
export function useSource(media: HTMLVideoElement | null, { base, expected }: SourceOptions): { readonly kind: SourceKind; readonly failed: boolean } {
  const [kind, setKind] = useState(expected);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (media === null) return;
    const attached = new AbortController();
    const onError = (): void => (kind === 'file' ? setKind('stream') : setFailed(true));
    media.addEventListener('error', onError, { signal: attached.signal });
    if (kind === 'file') media.src = `${base}/stream`;
    else void attachStream(media, { base, signal: attached.signal, onError });
    return () => {
      attached.abort();
      media.removeAttribute('src');
      media.load();
    };
  }, [media, base, kind]);
  return { kind, failed };
}

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
