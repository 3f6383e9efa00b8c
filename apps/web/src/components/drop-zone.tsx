'use client';

import { Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useUploads } from '../hooks/use-uploads.tsx';
import { droppedFiles } from '../lib/dropped-files.ts';

/** Takes files dropped anywhere on the page. */
export function DropZone() {
  const [hovered, setHovered] = useState(false);
  const { start } = useUploads();
  useEffect(() => {
    const listeners = new AbortController();
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', listen: (event: DragEvent) => void): void =>
      window.addEventListener(type, (event) => { if (event.dataTransfer?.types.includes('Files')) listen(event); }, { signal: listeners.signal });
    on('dragenter', () => setHovered(true));
    on('dragover', (event) => event.preventDefault());
    on('dragleave', ({ relatedTarget }) => { if (relatedTarget === null) setHovered(false); });
    on('drop', (event) => {
      event.preventDefault();
      setHovered(false);
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(start);
    });
    return () => listeners.abort();
  }, [start]);
  if (!hovered) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-paper/80 p-4 backdrop-blur-sm">
      <div className="grid size-full place-items-center rounded-3xl border-2 border-dashed border-accent">
        <p className="flex items-center gap-3 text-xl font-semibold"><Upload aria-hidden className="size-6 text-accent" />Drop to add to your library</p>
      </div>
    </div>
  );
}
