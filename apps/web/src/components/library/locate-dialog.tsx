'use client';

import { fileName, shownPath, type VideoSummary } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { locateFiles } from '../../lib/api/api-sources.ts';
import { FolderPicker } from '../adding/folder-picker.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface LocateDialogProps {
  /** Whose file is looked for; all that are gone if absent. */
  readonly video?: Pick<VideoSummary, 'id' | 'path'>;
  readonly onClose: () => void;
}

/** Finds the files of videos again that were moved: all that are gone are looked for in the folder that is named. */
export function LocateDialog({ video, onClose }: LocateDialogProps) {
  const words = useWords();
  const { t, rich } = words;
  const client = useQueryClient();
  const { notify } = useNotices();
  const { data } = useVideos();
  const gone = data?.videos.filter(({ missing }) => missing === true).length ?? 0;
  const { mutate, data: located, error, isPending } = useMutation({
    mutationFn: locateFiles,
    onSuccess: async ({ found, missing }) => {
      await client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'videos' || kind === 'video' });
      if (found.length === 0 || (video !== undefined && !found.includes(video.id))) return;
      notify({ kind: 'good', text: missing > 0 ? t('{n} files found again; {missing} still gone.', { n: found.length, missing }) : t('{n} files found again.', { n: found.length }) });
      onClose();
    },
  });
  const isElsewhere = located !== undefined && (video === undefined ? located.found.length === 0 : !located.found.includes(video.id));
  return (
    <Dialog title={video === undefined ? t('Find files that are gone') : t('Find its file')} onClose={onClose}>
      <p className="text-sm break-words text-soft">
        {video === undefined ? t('Where are the files now?') : rich('Where is {name} now?', { name: <span className="font-medium text-ink">{shownPath(fileName(video.path))}</span> })}{' '}
        {gone > 1
          ? t('Choose the folder that it lies in, or one above it: files are known by what they hold, whatever they are called now, and all {gone} that are gone are looked for. Nothing is indexed again.', { gone })
          : t('Choose the folder that it lies in, or one above it: files are known by what they hold, whatever they are called now. Nothing is indexed again.')}
      </p>
      <FolderPicker verb={t('Look here')} busy={isPending} onChoose={(path) => mutate(path)} />
      <div role="status" className="mt-3 min-h-5 text-sm">
        {isPending && <p className="text-soft">{t('Looking …')}</p>}
        {error !== null && <p className="text-bad">{errorMessage(error, words)}</p>}
        {isElsewhere && !isPending && <p className="text-bad">{located.found.length === 0 ? t('None of the files that are gone lies in there.') : t('It does not lie in there; {n} other files that had gone were found.', { n: located.found.length })}</p>}
      </div>
    </Dialog>
  );
}


