'use client';

import { fileName, shownPath, type VideoSummary } from '@frameseek/core';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Fragment } from 'react';
import { browseHref, folderView } from '../../lib/library/browse.ts';
import { CoverCard, coverGrid } from './cover-card.tsx';
import { TileGrid } from './video-tile.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Folder by folder, as the files lie on the server. */
export function FolderBrowser({ videos, at }: { readonly videos: readonly VideoSummary[]; readonly at: string | undefined }) {
  const { t } = useWords();
  const { path, above, folders, videos: inside } = folderView(videos, at);
  return (
    <>
      <nav aria-label={t('Path')} className="mb-4 flex flex-wrap items-center gap-1 text-sm">
        {above.map((folder, index) => (
          <Fragment key={folder}>
            <Link href={browseHref('folder', folder)} prefetch={false} className="rounded-sm break-all text-soft underline underline-offset-2">{shownPath(index === 0 ? folder : fileName(folder))}</Link>
            <ChevronRight aria-hidden className="size-3.5 text-faint" />
          </Fragment>
        ))}
        <span aria-current="page" className="font-medium break-all">{shownPath(above.length === 0 ? path : fileName(path))}</span>
      </nav>
      {folders.length > 0 && (
        <ul aria-label={t('Folders')} className={`${coverGrid} mb-8`}>
          {folders.map((folder) => <li key={folder.path}><CoverCard href={browseHref('folder', folder.path)} name={shownPath(fileName(folder.path))} videos={folder.videos} /></li>)}
        </ul>
      )}
      {inside.length > 0 && <TileGrid videos={inside} label={t('Videos')} />}
    </>
  );
}
