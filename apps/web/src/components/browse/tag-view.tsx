'use client';

import type { VideoSummary } from '@frameseek/core';
import { Tag } from 'lucide-react';
import { byTag } from '../../lib/library/browse.ts';
import { DEFAULT_VIEW, libraryHref } from '../../lib/library/library-view.ts';
import { Message } from '../ui/message.tsx';
import { CoverCard, coverGrid } from './cover-card.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Every tag, with the way to its videos. */
export function TagView({ videos }: { readonly videos: readonly VideoSummary[] }) {
  const { t } = useWords();
  const tags = byTag(videos);
  if (tags.length === 0) return <Message icon={Tag} title={t('There are no tags yet')}><p>{t('“Tags” in the menu of a video gives it some; several videos are tagged at once where they are selected.')}</p></Message>;
  return (
    <ul aria-label={t('Tags')} className={coverGrid}>
      {tags.map(({ tag, videos: tagged }) => <li key={tag}><CoverCard href={libraryHref({ ...DEFAULT_VIEW, tag })} name={tag} videos={tagged} /></li>)}
    </ul>
  );
}
