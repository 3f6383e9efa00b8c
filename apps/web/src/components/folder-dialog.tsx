'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight, CornerLeftUp, Folder } from 'lucide-react';
import { useState } from 'react';
import { useActions } from '../hooks/use-actions.ts';
import * as api from '../lib/api.ts';
import { errorWords } from '../lib/api-error.ts';
import type { FolderList } from '@frameseek/core';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Chooses a folder on the server, by walking down from the media folders or by typing its path. */
export function FolderDialog({ onClose }: { readonly onClose: () => void }) {
  const [path, setPath] = useState<string>();
  const [typed, setTyped] = useState('');
  const { addPaths } = useActions();
  const { data, error, isPending } = useQuery({
    queryKey: ['folders', path ?? null],
    queryFn: ({ signal }) => api.folders(path, { signal }),
  });
  const open = (next: string | undefined): void => {
    setPath(next);
    setTyped(next ?? '');
  };
  const add = (): void => addPaths.mutate([typed.trim()], { onSuccess: onClose });
  return (
    <Dialog title="Add a folder" onClose={onClose}>
      <p className="text-sm text-soft">Every video and sound file in it is indexed where it is; nothing is copied or changed.</p>
      <form className="mt-4 flex gap-2" onSubmit={(event) => { event.preventDefault(); add(); }}>
        <input
          value={typed} onChange={({ target }) => setTyped(target.value)} aria-label="Path of the folder or file" placeholder="/path/to/videos"
          spellCheck={false} className="h-10 min-w-0 flex-1 rounded-xl border border-line bg-paper px-3 text-sm"
        />
        <Button look="primary" type="submit" disabled={typed.trim() === '' || addPaths.isPending}>
          {addPaths.isPending ? 'Adding…' : 'Add'}
        </Button>
      </form>
      <div className="mt-4 h-64 overflow-y-auto rounded-xl border border-line bg-paper p-1.5" aria-live="polite" aria-busy={isPending}>
        {error !== null && <p role="alert" className="p-3 text-sm text-bad">{errorWords(error)}</p>}
        {data !== undefined && <Folders list={data} atTop={path === undefined} onOpen={open} />}
      </div>
    </Dialog>
  );
}

interface FoldersProps {
  readonly list: FolderList;
  readonly atTop: boolean;
  readonly onOpen: (path: string | undefined) => void;
}

function Folders({ list, atTop, onOpen }: FoldersProps) {
  const row = 'flex h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-left text-sm hover:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint';
  return (
    <ul>
      {!atTop && <li><button type="button" className={row} onClick={() => onOpen(list.parent)}><CornerLeftUp aria-hidden />Up</button></li>}
      {list.folders.map(({ name, path }) => (
        <li key={path}>
          <button type="button" className={row} onClick={() => onOpen(path)}>
            <Folder aria-hidden /><span className="min-w-0 flex-1 truncate">{atTop ? path : name}</span><ChevronRight aria-hidden />
          </button>
        </li>
      ))}
      {list.folders.length === 0 && <li className="p-3 text-sm text-faint">No folders in here. “Add” takes this one.</li>}
    </ul>
  );
}
