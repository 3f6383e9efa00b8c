import { useVideos } from '../../../hooks/library/use-videos.ts';
import { clock } from '../../../lib/ui/format.ts';
import { likePictures } from '../../../lib/search/query-words.ts';
import { Poster } from '../../pictures/poster.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** Shows the picture that the query compares with, since its address says nothing to people. */
export function LikeNote({ query }: { readonly query: string }) {
  const { t } = useWords();
  const { data: library } = useVideos();
  return likePictures(query).map(({ videoId, at }) => (
    <div key={`${videoId} ${at}`} className="mb-6 flex items-center gap-4 rounded-2xl border border-line bg-surface p-3">
      <span className="aspect-video w-28 shrink-0 overflow-hidden rounded-lg bg-sunken"><Poster id={videoId} at={at} hasPicture /></span>
      <p className="min-w-0 text-sm text-soft">
        <span className="block font-medium text-ink">{t('More like this')}</span>
        {t('{title} at {time}. Add words to the search to lead it somewhere.', { title: library?.videos.find(({ id }) => id === videoId)?.title ?? t('A moment'), time: clock(at) })}
      </p>
    </div>
  ));
}
