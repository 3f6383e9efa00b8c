'use client';

import { fileName, shownPath, type VideoSummary } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { locateFiles } from '../../lib/api/api-sources.ts';
import { count } from '../../lib/ui/format.ts';
import { FolderPicker } from '../adding/folder-picker.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface LocateDialogProps {
  /** Whose file is looked for; all that are gone if absent. */
  readonly video?: Pick<VideoSummary, 'id' | 'path'>;
  readonly onClose: () => void;
}

/** Finds the files of videos again that were moved: all that are gone are looked for in the folder that is named. */
export function LocateDialog({ video, onClose }: LocateDialogProps) {
  const client = useQueryClient();
  const { notify } = useNotices();
  const { data } = useVideos();
  const gone = data?.videos.filter(({ missing }) => missing === true).length ?? 0;
  const { mutate, data: located, error, isPending } = useMutation({
    mutationFn: locateFiles,
    onSuccess: async ({ found, missing }) => {
      await client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'videos' || kind === 'video' });
      if (found.length === 0 || (video !== undefined && !found.includes(video.id))) return;
      notify({ kind: 'good', text: `${count(found.length, 'file')} found again${missing > 0 ? `; ${missing} still gone` : ''}.` });
      onClose();
    },
  });
  const isElsewhere = located !== undefined && (video === undefined ? located.found.length === 0 : !located.found.includes(video.id));
  return (
    <Dialog title={video === undefined ? 'Find files that are gone' : 'Find its file'} onClose={onClose}>
      <p className="text-sm break-words text-soft">
        {video === undefined ? 'Where are the files now?' : <>Where is <span className="font-medium text-ink">{shownPath(fileName(video.path))}</span> now?</>} Choose the folder that it lies in, or one
        above it: files are known by what they hold, whatever they are called now{gone > 1 && `, and all ${gone} that are gone are looked for`}. Nothing is indexed again.
      </p>
      <FolderPicker verb="Look here" busy={isPending} onChoose={(path) => mutate(path)} />
      <div role="status" className="mt-3 min-h-5 text-sm">
        {isPending && <p className="text-soft">Looking …</p>}
        {error !== null && <p className="text-bad">{errorMessage(error)}</p>}
        {isElsewhere && !isPending && <p className="text-bad">{elsewhereText(located.found.length)}</p>}
      </div>
    </Dialog>
  );
}

const elsewhereText = (others: number): string =>
  others === 0 ? 'None of the files that are gone lies in there.' : `It does not lie in there; ${count(others, 'other file')} that had gone ${others === 1 ? 'was' : 'were'} found.`;
