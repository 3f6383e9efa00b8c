'use client';

import { ImageUp, LoaderCircle, X } from 'lucide-react';
import { useRef } from 'react';
import { useQueryPicture } from '../../../hooks/search/use-query-picture.ts';
import { useSearchQuery } from '../../../hooks/search/use-search-query.ts';
import { queryPicturePath } from '../../../lib/api/api-search.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** Chooses a picture to search with. */
export function PictureButton({ className }: { readonly className: string }) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const { searchPicture, isPending } = useQueryPicture();
  return (
    <>
      <button type="button" aria-label={t('Search with a picture')} title={t('Search with a picture: choose, paste or drop one')} disabled={isPending} className={className} onClick={() => picker.current?.click()}>
        {isPending ? <LoaderCircle aria-hidden className="size-4.5 animate-spin" /> : <ImageUp aria-hidden className="size-4.5" />}
      </button>
      <input ref={picker} type="file" accept="image/*" className="hidden" aria-label={t('Picture to search with')} tabIndex={-1}
        onChange={({ target }) => { const [picture] = target.files ?? []; if (picture !== undefined) searchPicture(picture); target.value = ''; }} />
    </>
  );
}

/** The picture that is searched with, in the field, and the button that takes it away. */
export function PictureChip() {
  const { t } = useWords();
  const { q, modalities, like, goTo } = useSearchQuery();
  if (like === undefined) return null;
  return (
    <span className="relative ms-2.5 shrink-0">
      <img src={queryPicturePath(like)} alt={t('The picture that is searched with')} className="h-8 w-12 rounded-lg bg-sunken object-cover" />
      <button type="button" aria-label={t('Search without the picture')} onClick={() => goTo({ q, modalities })}
        className="absolute -top-1.5 -inset-e-1.5 grid size-5 place-items-center rounded-full border border-line bg-surface text-soft hover:text-ink">
        <X aria-hidden className="size-3" />
      </button>
    </span>
  );
}
