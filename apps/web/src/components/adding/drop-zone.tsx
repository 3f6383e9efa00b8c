'use client';

import { Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useQueryPicture } from '../../hooks/search/use-query-picture.ts';
import { useUploads } from '../../hooks/jobs/use-uploads.tsx';
import { droppedFiles } from '../../lib/library/dropped-files.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Takes what is dropped anywhere on the page: videos are added, a picture is searched with. */
export function DropZone() {
  const { t } = useWords();
  const [hovered, setHovered] = useState(false);
  const { start } = useUploads();
  const { searchPicture } = useQueryPicture();
  const latest = useRef<(files: readonly File[]) => void>(start);
  useEffect(() => {
    latest.current = (files) => {
      const [first] = files;
      // A picture is no video: it is what somebody looks for.
      if (files.length === 1 && first?.type.startsWith('image/')) searchPicture(first);
      else start(files.filter(({ type }) => !type.startsWith('image/')));
    };
  });
  useEffect(() => {
    const listeners = new AbortController();
    const take = (files: readonly File[]): void => latest.current(files);
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', listen: (event: DragEvent) => void): void =>
      window.addEventListener(type, (event) => { if (event.dataTransfer?.types.includes('Files')) listen(event); }, { signal: listeners.signal });
    on('dragenter', () => setHovered(true));
    on('dragover', (event) => event.preventDefault());
    on('dragleave', ({ relatedTarget }) => { if (relatedTarget === null) setHovered(false); });
    on('drop', (event) => {
      event.preventDefault();
      setHovered(false);
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(take);
    });
    return () => listeners.abort();
  }, []);
  if (!hovered) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-paper/80 p-4 backdrop-blur-sm">
      <div className="grid size-full place-items-center rounded-3xl border-2 border-dashed border-accent">
        <div className="px-4 text-center">
          <Upload aria-hidden className="mx-auto mb-3 size-8 text-accent" />
          <p className="text-xl font-semibold">{t('Drop it here')}</p>
          <p className="mt-1 text-soft">{t('Videos and folders are added to your library; with a picture you search for what looks like it.')}</p>
        </div>
      </div>
    </div>
  );
}
