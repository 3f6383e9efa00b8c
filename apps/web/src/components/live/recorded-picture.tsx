'use client';

import { useEffect, useRef } from 'react';
import { play } from '../../lib/player/play.ts';
import type { DayPlace } from '../../lib/live/day-line.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** A recording, from a second of it on; where there is none, that there is none. */
export function RecordedPicture({ place, name }: { readonly place: DayPlace | undefined; readonly name: string }) {
  const { t } = useWords();
  const element = useRef<HTMLVideoElement>(null);
  const { video, at = 0 } = place ?? {};
  useEffect(() => {
    const media = element.current;
    if (media === null || video === undefined) return;
    media.currentTime = at;
    void play(media);
  }, [video, at]);
  if (video === undefined) return <div className="grid aspect-video w-full place-items-center bg-sunken p-4 text-sm text-soft">{t('Nothing was recorded then.')}</div>;
  return <video key={video} ref={element} src={`/api/videos/${video}/stream`} poster={`/api/videos/${video}/thumbnail?at=${at.toFixed(1)}`} aria-label={name} className="aspect-video w-full bg-black" muted controls playsInline />;
}
