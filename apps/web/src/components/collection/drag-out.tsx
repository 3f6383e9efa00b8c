'use client';

import type { Collection } from '@frameseek/core';
import { Package } from 'lucide-react';
import type { DragEvent } from 'react';
import { clipsPath } from '../../lib/api/api-collections.ts';
import { buttonClass } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/**
 * The clips of a collection with their EDL, to be dragged onto the desk or into an editing program: Chromium fetches what an address of the kind
 * `DownloadURL` names where it is dropped. A click fetches it everywhere.
 */
export function DragOut({ collection: { id, name } }: { readonly collection: Collection }) {
  const { t } = useWords();
  const words = t('Clips with their EDL (ZIP): drag them into another program, or click');
  const onDragStart = ({ dataTransfer }: DragEvent): void => {
    dataTransfer.effectAllowed = 'copy';
    // Type, name and address are told apart by colons.
    dataTransfer.setData('DownloadURL', `application/zip:${name.replaceAll(':', '_')}.zip:${new URL(clipsPath(id), location.href).href}`);
  };
  return <a href={clipsPath(id)} download draggable aria-label={words} title={words} onDragStart={onDragStart} className={buttonClass({ look: 'quiet', size: 'small', icon: true })}><Package aria-hidden /></a>;
}
