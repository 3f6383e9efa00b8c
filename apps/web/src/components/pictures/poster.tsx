'use client';

import type { PlacedLine } from '@frameseek/core';
import { AudioLines, ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { thumbnailPath } from '../../lib/api/api.ts';
import { cx } from '../../lib/ui/cx.ts';
import { LineBoxes } from './line-boxes.tsx';

interface PosterProps {
  readonly id: string;
  readonly at: number;
  /** Undefined as long as it is not known. */
  readonly hasPicture: boolean | undefined;
  /** What is written in it, to be marked. */
  readonly lines?: readonly PlacedLine[];
  /** Seconds that the picture may be off: for what is written, which another one of the same shot may not show. */
  readonly within?: number | undefined;
  /** Seen as soon as the page is there: fetched before other things, and shown without a transition. */
  readonly isFirst?: boolean;
  /** `#rrggbb`: drawn in its place until it is there, so that nothing flashes; in a box that is positioned. */
  readonly colour?: string | undefined;
}

/** The picture of a video at a time, in a box that keeps its shape while loading. */
export function Poster({ id, at, hasPicture, lines = [], within, isFirst = false, colour }: PosterProps) {
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  const [size, setSize] = useState({ width: 0, height: 0 });
  const show = ({ naturalWidth, naturalHeight }: HTMLImageElement): void => {
    setState('shown');
    setSize((known) => (known.width === naturalWidth && known.height === naturalHeight ? known : { width: naturalWidth, height: naturalHeight }));
  };
  if (hasPicture === undefined) return null;
  if (!hasPicture) return <Blank icon={<AudioLines aria-hidden className="size-10" />} />;
  if (state === 'broken') return <Blank icon={<ImageOff aria-hidden className="size-8" />} />;
  return (
    <>
      {colour !== undefined && <svg aria-hidden data-colour className="absolute inset-0 size-full"><rect width="100%" height="100%" fill={colour} /></svg>}
      <img
        src={thumbnailPath(id, at, { within })} alt="" decoding="async" {...(isFirst ? { fetchPriority: 'high' } : { loading: 'lazy' })}
        ref={(image) => { if (image?.complete && image.naturalWidth > 0) show(image); }}
        onLoad={({ currentTarget }) => show(currentTarget)} onError={() => setState('broken')}
        className={cx('relative size-full object-cover', !isFirst && 'transition-opacity duration-300', state === 'loading' && !isFirst && 'opacity-0')}
      />
      {state === 'shown' && <LineBoxes lines={lines} {...size} fit="cover" />}
    </>
  );
}

const Blank = ({ icon }: { readonly icon: ReactNode }) => (
  <div className="grid size-full place-items-center bg-linear-to-br from-sunken to-line text-faint">{icon}</div>
);
