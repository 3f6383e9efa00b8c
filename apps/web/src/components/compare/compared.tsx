'use client';

import type { VideoDetail } from '@frameseek/core';
import { useEffect, useState } from 'react';
import { useCompareKeys } from '../../hooks/player/use-compare-keys.ts';
import { useLockstep } from '../../hooks/player/use-lockstep.ts';
import { usePlayback } from '../../hooks/player/use-playback.ts';
import { useUrlParameters } from '../../hooks/ui/use-url-parameters.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { commonReach, placeText } from '../../lib/player/compared.ts';
import { CompareControls } from './compare-controls.tsx';
import { CompareSide } from './compare-side.tsx';

/** A place of a video whose details are known; seconds. */
interface KnownPlace {
  readonly video: VideoDetail;
  readonly at: number;
}

interface ComparedProps {
  readonly first: KnownPlace;
  readonly second: KnownPlace;
}

/** Two players that go together. Each can be moved against the other by a frame, which the address keeps. */
export function Compared({ first, second }: ComparedProps) {
  const { t } = useWords();
  const { change } = useUrlParameters();
  const sides = [
    { name: 'a', label: t('First moment'), ...first, playback: useStillPlayback(first) },
    { name: 'b', label: t('Second moment'), ...second, playback: useStillPlayback(second) },
  ] as const;
  const lockstep = useLockstep(sides[0], sides[1]);
  const reach = commonReach(sides.map(({ at, video: { duration } }) => ({ at, duration })));
  useCompareKeys(lockstep);
  useEffect(() => {
    document.title = `${first.video.title} · ${second.video.title} · Frameseek`;
  }, [first.video.title, second.video.title]);
  const shift = (side: (typeof sides)[number], direction: 1 | -1): void => {
    const at = Math.max(0, Math.min(side.video.duration, side.at + direction / rateOf(side.video)));
    change({ [side.name]: placeText({ video: side.video.id, at }) });
    side.playback.setPaused(true);
    side.playback.seek(at + lockstep.offset);
  };
  return (
    <section aria-labelledby="compared" className="space-y-4">
      <h1 id="compared" className="text-xl font-semibold tracking-tight">{t('Two moments side by side')}</h1>
      <div className="grid gap-4 md:grid-cols-2">
        {sides.map((side) => <CompareSide key={side.name} label={side.label} video={side.video} playback={side.playback} isMuted={side.name === 'b'} onShift={(direction) => shift(side, direction)} />)}
      </div>
      <CompareControls lockstep={lockstep} reach={reach} rate={sides[0].playback.rate} />
    </section>
  );
}

/** Frames a second where the file does not say. */
const USUAL_RATE = 25;

const rateOf = ({ probe }: VideoDetail): number => probe?.video?.frameRate || USUAL_RATE;

/** A player that stands at a place and leaves sound and speed of others alone. */
const useStillPlayback = ({ video, at }: KnownPlace) => {
  const [opening] = useState({ at });
  return usePlayback({ id: video.id, opening, expected: video.playback, frameRate: rateOf(video), isOneOfSeveral: true });
};
