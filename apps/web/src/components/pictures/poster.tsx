'use client';

import { AudioLines, ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { thumbnailPath } from '../../lib/api/api.ts';
import { cx } from '../../lib/ui/cx.ts';

interface PosterProps {
  readonly id: string;
  readonly at: number;
  /** Undefined as long as it is not known. */
  readonly hasPicture: boolean | undefined;
}

/** The picture of a video at a time, in a box that keeps its shape while loading. */
export function Poster({ id, at, hasPicture }: PosterProps) {
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  if (hasPicture === undefined) return null;
  if (!hasPicture) return <Blank icon={<AudioLines aria-hidden className="size-10" />} />;
  if (state === 'broken') return <Blank icon={<ImageOff aria-hidden className="size-8" />} />;
  return (
    <img
      src={thumbnailPath(id, at)} alt="" loading="lazy" decoding="async"
      ref={(image) => { if (image?.complete && image.naturalWidth > 0) setState('shown'); }}
      onLoad={() => setState('shown')} onError={() => setState('broken')}
      className={cx('size-full object-cover transition-opacity duration-300', state === 'loading' ? 'opacity-0' : 'opacity-100')}
    />
  );
}

const Blank = ({ icon }: { readonly icon: ReactNode }) => (
  <div className="grid size-full place-items-center bg-linear-to-br from-sunken to-line text-faint">{icon}</div>
);
