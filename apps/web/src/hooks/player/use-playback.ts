'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { videoPath } from '../../lib/api/api.ts';
import { useKeptSettings } from './use-kept-settings.ts';
import type { Opening } from './use-place-in-address.ts';
import { followFrames } from '../../lib/player/follow-frames.ts';
import { play } from '../../lib/player/play.ts';
import { useSource } from './use-source.ts';
import type { SourceKind } from './use-source.ts';

interface PlaybackState {
  readonly time: number;
  readonly paused: boolean;
  readonly muted: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly subtitles: boolean;
  readonly rate: number;
  /** The picture is in a window of its own. */
  readonly floating: boolean;
  /** Enough is loaded to know the length and the size of the picture. */
  readonly ready: boolean;
  /** It should play, but waits for what comes next. */
  readonly waiting: boolean;
}

/** What a player shows and does, whatever it looks like. Times in seconds. */
export interface Playback extends PlaybackState {
  readonly source: SourceKind;
  /** The browser can play neither the file nor the stream, or the server cannot send them. */
  readonly failed: boolean;
  /** The time at this very moment; `time` is told a few times a second. */
  readonly now: () => number;
  /** Tells the time of each further picture as it is shown, until the function that it gives is called. */
  readonly followFrames: (onFrame: (at: number) => void) => () => void;
  readonly attach: (media: HTMLVideoElement | null) => void;
  readonly seek: (at: number) => void;
  readonly skip: (seconds: number) => void;
  /** Goes to the frame after (1) or before (-1), and stands still there. */
  readonly step: (direction: 1 | -1) => void;
  readonly toggle: () => void;
  /** Plays or stands still, whatever it did before. */
  readonly setPaused: (paused: boolean) => void;
  readonly toggleMute: () => void;
  /** 0 to 1; anything above 0 is heard. */
  readonly setVolume: (volume: number) => void;
  /** Louder by so much than it is now, or softer; two changes at once are both made. */
  readonly changeVolume: (by: number) => void;
  readonly setRate: (rate: number) => void;
  /** To the next speed that can be chosen: faster (1) or slower (-1). */
  readonly changeRate: (direction: 1 | -1) => void;
  readonly goFullScreen: () => void;
  /** Shows the picture in a window of its own, or brings it back; absent where the browser has none. */
  readonly floatOut: (() => void) | undefined;
  /** Shows or hides the words as subtitles. */
  readonly toggleSubtitles: () => void;
}

const START: PlaybackState = { time: 0, paused: true, muted: false, volume: 1, subtitles: false, rate: 1, floating: false, ready: false, waiting: false };
const EVENTS = ['loadedmetadata', 'timeupdate', 'seeking', 'seeked', 'play', 'pause', 'ended', 'volumechange', 'ratechange', 'waiting', 'playing', 'canplay', 'emptied', 'enterpictureinpicture', 'leavepictureinpicture'] as const;

interface PlaybackOptions {
  readonly id: string;
  readonly opening: Opening;
  readonly expected: SourceKind;
  /** Frames a second, for going from frame to frame; some usual rate where it is not known. */
  readonly frameRate: number;
  /** It opens without playing, and neither takes nor keeps sound and speed of the last. */
  readonly isOneOfSeveral?: boolean;
}

/** Follows a media element and steers it. It opens where `opening` says, each time that says something else, and plays when the reader has clicked to get here. */
export function usePlayback({ id, opening, expected, frameRate, isOneOfSeveral = false }: PlaybackOptions): Playback {
  const [media, attach] = useState<HTMLVideoElement | null>(null);
  const state = useMediaState(media);
  const { kind: source, failed } = useSource(media, { base: videoPath(id), expected });

  useKeptSettings(isOneOfSeveral ? null : media);
  useEffect(() => {
    const startAt = opening.at;
    if (media === null || startAt === undefined) return;
    const listeners = new AbortController();
    const open = (): void => {
      media.currentTime = startAt;
      if (!isOneOfSeveral && navigator.userActivation?.hasBeenActive && !isAsItStood()) void play(media);
    };
    if (media.readyState >= HTMLMediaElement.HAVE_METADATA) open();
    else media.addEventListener('loadedmetadata', open, { signal: listeners.signal, once: true });
    return () => listeners.abort();
  }, [media, opening, isOneOfSeveral]);

  const seek = useCallback((at: number) => {
    if (media !== null) media.currentTime = Math.max(0, Math.min(at, Number.isFinite(media.duration) ? media.duration : at));
  }, [media]);
  const now = useCallback(() => media?.currentTime ?? 0, [media]);
  const follow = useCallback((onFrame: (at: number) => void) => (media === null ? () => undefined : followFrames(media, onFrame)), [media]);
  const setVolume = useCallback((volume: number) => {
    if (media === null) return;
    media.volume = Math.max(0, Math.min(1, volume));
    media.muted = media.volume === 0;
  }, [media]);
  return useMemo(() => ({
    ...state,
    source, failed, attach, now, seek,
    followFrames: follow,
    step: (direction) => {
      if (media === null) return;
      media.pause();
      seek(neighbourFrame(media.currentTime, direction, frameRate));
    },
    skip: (seconds) => seek((media?.currentTime ?? 0) + seconds),
    setPaused: (paused) => {
      if (media === null || media.paused === paused) return;
      if (paused) media.pause();
      else void play(media);
    },
    toggle: () => { if (media?.paused) void play(media); else media?.pause(); },
    toggleMute: () => { if (media !== null) media.muted = !media.muted; },
    setVolume,
    changeVolume: (by) => setVolume((media === null || media.muted ? 0 : media.volume) + by),
    setRate: (rate) => { if (media !== null) media.playbackRate = rate; },
    changeRate: (direction) => { if (media !== null) media.playbackRate = neighbourRate(media.playbackRate, direction); },
    goFullScreen: () => void media?.requestFullscreen(),
    floatOut: media === null || !document.pictureInPictureEnabled ? undefined : () => void float(media),
    toggleSubtitles: () => {
      const track = media?.textTracks[0];
      if (track !== undefined) track.mode = track.mode === 'showing' ? 'disabled' : 'showing';
    },
  }), [state, source, failed, media, now, follow, seek, setVolume, frameRate]);
}

/** What a media element tells of itself, followed by its events. */
function useMediaState(media: HTMLVideoElement | null): PlaybackState {
  const [state, setState] = useState(START);
  useEffect(() => {
    if (media === null) return;
    const listeners = new AbortController();
    const update = (): void => setState(stateOf(media));
    for (const type of EVENTS) media.addEventListener(type, update, { signal: listeners.signal });
    media.textTracks.addEventListener('change', update, { signal: listeners.signal });
    update();
    return () => listeners.abort();
  }, [media]);
  return state;
}

let hasOpened = false;

/** Whether this is the first player of a page that was loaded again, which goes on as it stood: a click before that is none now. */
const isAsItStood = (): boolean => {
  const isFirst = !hasOpened;
  hasOpened = true;
  return isFirst && performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload');
};

/** Speeds that can be chosen, as multiples of the usual one. */
export const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** A browser may refuse, as before anything is loaded: the picture stays where it is. */
const float = async (media: HTMLVideoElement): Promise<void> => {
  const done = document.pictureInPictureElement === media ? document.exitPictureInPicture() : media.requestPictureInPicture();
  await done.catch((error: unknown) => { if (!(error instanceof DOMException)) throw error; });
};

const neighbourRate = (rate: number, direction: 1 | -1): number =>
  (direction === 1 ? RATES.find((one) => one > rate) : RATES.findLast((one) => one < rate)) ?? rate;

const stateOf = (media: HTMLVideoElement): PlaybackState => ({
  time: media.currentTime,
  paused: media.paused,
  muted: media.muted,
  volume: media.volume,
  rate: media.playbackRate,
  floating: document.pictureInPictureElement === media,
  ready: media.readyState >= HTMLMediaElement.HAVE_METADATA,
  subtitles: media.textTracks[0]?.mode === 'showing',
  waiting: !media.paused && !media.ended && media.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
});

/** A little inside the frame, as a time at its very edge may show the one before. */
const INSIDE_FRAME = 0.3;

const neighbourFrame = (time: number, direction: 1 | -1, frameRate: number): number =>
  Math.max(0, (Math.floor(time * frameRate + 0.01) + direction + INSIDE_FRAME) / frameRate);
