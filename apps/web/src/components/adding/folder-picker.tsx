'use client';

import { shownPath, type FolderList } from '@frameseek/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight, CornerLeftUp, Folder } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import * as api from '../../lib/api/api.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface FolderPickerProps {
  /** What is done with the folder: the word on the button. */
  readonly verb: string;
  readonly busy: boolean;
  readonly onChoose: (path: string) => void;
}

/** Chooses a folder on the server, by walking down from the media folders or by typing its path. */
export function FolderPicker({ verb, busy, onChoose }: FolderPickerProps) {
  const words = useWords();
  const { t } = words;
  const [path, setPath] = useState<string>();
  const [typed, setTyped] = useState('');
  const { data, error, isPending } = useQuery({
    queryKey: ['folders', path ?? null],
    queryFn: ({ signal }) => api.folders(path, { signal }),
  });
  const list = useRef<HTMLDivElement>(null);
  const hasWalked = useRef(false);
  useEffect(() => {
    if (data === undefined || !hasWalked.current) return;
    hasWalked.current = false;
    // What had the focus is gone with the folder in which it was.
    list.current?.querySelector('button')?.focus();
  }, [data]);
  const open = (next: string | undefined): void => {
    hasWalked.current = true;
    setPath(next);
    setTyped(next ?? '');
  };
  return (
    <>
      <form className="mt-4 flex gap-2" onSubmit={(event) => { event.preventDefault(); onChoose(typed.trim()); }}>
        <TextField value={typed} onChange={({ target }) => setTyped(target.value)} aria-label={t('Path of the folder or file')} placeholder="/path/to/videos" spellCheck={false} className="flex-1" />
        <Button look="primary" type="submit" disabled={typed.trim() === '' || busy}>{verb}</Button>
      </form>
      <div ref={list} className="mt-3 h-64 overflow-y-auto rounded-xl border border-line bg-paper p-1.5" aria-live="polite" aria-busy={isPending} tabIndex={-1}>
        {error !== null && <p role="alert" className="p-3 text-sm text-bad">{errorMessage(error, words)}</p>}
        {data !== undefined && <Folders list={data} verb={verb} atTop={path === undefined} onOpen={open} />}
      </div>
    </>
  );
}

interface FoldersProps {
  readonly list: FolderList;
  readonly verb: string;
  readonly atTop: boolean;
  readonly onOpen: (path: string | undefined) => void;
}

const row = 'flex h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-start text-sm hover:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint';

const Folders = ({ list, verb, atTop, onOpen }: FoldersProps) => {
  const { t } = useWords();
  return (
    <ul>
      {!atTop && <li><button type="button" className={row} onClick={() => onOpen(list.parent)}><CornerLeftUp aria-hidden />{t('Up')}</button></li>}
      {list.folders.map(({ name, path }) => (
        <li key={path}>
          <button type="button" className={row} onClick={() => onOpen(path)}>
            <Folder aria-hidden /><span className="min-w-0 flex-1 truncate">{atTop ? shownPath(path) : name}</span><ChevronRight aria-hidden />
          </button>
        </li>
      ))}
      {list.folders.length === 0 && <li className="p-3 text-sm text-faint">{t('No folders in here. “{verb}” takes this one.', { verb })}</li>}
    </ul>
  );
};
