'use client';

import { useRef } from 'react';
import { useLiveSource } from '../../hooks/live/use-live-source.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** What goes on in a stream now. */
export function LivePicture({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useWords();
  const element = useRef<HTMLVideoElement>(null);
  useLiveSource(element, id);
  return <video ref={element} aria-label={t('{name}, live', { name })} className="aspect-video w-full bg-black" autoPlay muted controls playsInline />;
}
