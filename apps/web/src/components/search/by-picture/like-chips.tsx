'use client';

import { X } from 'lucide-react';
import { useVideos } from '../../../hooks/library/use-videos.ts';
import { useSearchQuery } from '../../../hooks/search/use-search-query.ts';
import { thumbnailPath } from '../../../lib/api/api.ts';
import { joinLikes, likePictures, splitLikes } from '../../../lib/search/query-words.ts';
import { clock } from '../../../lib/ui/format.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** The moments that a query compares with, as their pictures in the field: what stands for them in the query says nothing to people. */
export function LikeChips() {
  const { t } = useWords();
  const { q, modalities, like, goTo } = useSearchQuery();
  const { data: library } = useVideos();
  const { words, likes } = splitLikes(q);
  return likes.flatMap((token) => {
    const [picture] = likePictures(token);
    if (picture === undefined) return [];
    const { videoId, at } = picture;
    const name = t('{title} at {time}', { title: library?.videos.find(({ id }) => id === videoId)?.title ?? t('a moment'), time: clock(at) });
    const remove = (): void => goTo({ q: joinLikes({ words, likes: likes.filter((one) => one !== token) }), modalities, ...(like === undefined ? {} : { like }) });
    return [
      <span key={token} className="relative ms-2.5 shrink-0" title={t('Like {name}', { name })}>
        <img src={thumbnailPath(videoId, at)} alt={t('Like {name}', { name })} className="h-8 w-12 rounded-lg bg-sunken object-cover" />
        <button type="button" aria-label={t('Search without the picture of {name}', { name })} onClick={remove}
          className="absolute -top-1.5 -inset-e-1.5 grid size-5 place-items-center rounded-full border border-line bg-surface text-soft hover:text-ink">
          <X aria-hidden className="size-3" />
        </button>
      </span>,
    ];
  });
}
