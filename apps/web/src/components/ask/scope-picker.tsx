'use client';

import { ChevronDown, Film, LibraryBig } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { contentElement } from '../../lib/ui/content-element.ts';
import { Button } from '../ui/button.tsx';
import { PanelSearch } from '../ui/panel-search.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ScopePickerProps {
  /** Empty: the whole library. */
  readonly videos: readonly string[];
  /** Absent: it is settled, and only told. */
  readonly onChange?: ((videos: readonly string[]) => void) | undefined;
}

/** Which videos are asked: all, or those ticked. */
export function ScopePicker({ videos, onChange }: ScopePickerProps) {
  const { t } = useWords();
  const { data: library } = useVideos();
  const [wanted, setWanted] = useState('');
  const only = videos.length === 1 ? library?.videos.find(({ id }) => id === videos[0])?.title : undefined;
  const words = videos.length === 0 ? t('Whole library') : only ?? t('{n} videos', { n: videos.length });
  const Icon = videos.length === 0 ? LibraryBig : Film;
  if (onChange === undefined) {
    return <span className="flex max-w-[45%] min-w-0 items-center gap-1.5 text-[0.8125rem] text-soft"><Icon aria-hidden className="size-4 shrink-0 text-faint" /><span className="truncate">{words}</span></span>;
  }
  const shown = library?.videos.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase())) ?? [];
  const toggle = (id: string): void => onChange(videos.includes(id) ? videos.filter((one) => one !== id) : [...videos, id]);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="small" className="max-w-[60%] min-w-0 shrink" aria-label={t('Ask: {words}', { words })}><Icon aria-hidden /><span className="truncate">{words}</span><ChevronDown aria-hidden className="text-faint" /></Button>
      </Popover.Trigger>
      <Popover.Portal container={contentElement()}>
        <Popover.Content align="end" sideOffset={6} collisionPadding={12} aria-label={t('Which videos to ask')}
          className="z-50 flex max-h-[min(26rem,70vh)] w-[min(22rem,calc(100vw-1.5rem))] flex-col overflow-hidden rounded-2xl border border-line bg-surface shadow-float">
          <PanelSearch aria-label={t('Find a video')} placeholder={t('Find a video')} value={wanted} onChange={({ target }) => setWanted(target.value)} />
          <ul className="min-h-0 flex-1 overflow-y-auto p-2">
            <li><Choice label={t('Whole library')} checked={videos.length === 0} onToggle={() => onChange([])} /></li>
            {shown.map(({ id, title }) => <li key={id}><Choice label={title} checked={videos.includes(id)} onToggle={() => toggle(id)} /></li>)}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const Choice = ({ label, checked, onToggle }: { readonly label: string; readonly checked: boolean; readonly onToggle: () => void }) => (
  <label className="flex cursor-pointer items-center gap-3 rounded-lg px-2.5 py-2 text-sm hover:bg-sunken">
    <input type="checkbox" checked={checked} onChange={onToggle} className="size-4 accent-accent" />
    <span className="min-w-0 truncate">{label}</span>
  </label>
);
