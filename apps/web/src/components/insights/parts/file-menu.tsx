'use client';

import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { startExport } from '../../../hooks/export/use-exports.ts';
import { fetchFile } from '../../../lib/api/api-export.ts';
import { contentElement } from '../../../lib/ui/content-element.ts';
import { MenuItem, menuClass } from '../../ui/menu.tsx';
import { Button } from '../../ui/button.tsx';

interface FileMenuProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly files: readonly (readonly [words: string, path: string, fileName: string])[];
}

/** Files that were made with an insight. */
export function FileMenu({ icon, name, files }: FileMenuProps) {
  const take = (path: string, fallback: string): void => void startExport(fallback, async (how) => await fetchFile(path, { ...how, fallback }));
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild><Button size="small">{icon}{name}</Button></DropdownMenu.Trigger>
      <DropdownMenu.Portal container={contentElement()}>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={12} className={menuClass}>
          {files.map(([words, path, fallback]) => <MenuItem key={path} onSelect={() => take(path, fallback)}>{words}</MenuItem>)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
