'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { errorMessage } from '../../lib/api/api-error.ts';
import { inspectLibrary, repairLibrary } from '../../lib/api/api-upkeep.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Holds the catalog against the store and the disk when somebody asks for it, and sets right what is found. */
export function LibraryCheck() {
  const words = useWords();
  const { t, known } = words;
  const check = useMutation({ mutationFn: async (repair: boolean) => (repair ? await repairLibrary() : await inspectLibrary({ signal: new AbortController().signal })) });
  const findings = check.data?.findings ?? [];
  const result = useRef<HTMLDivElement>(null);
  // It stands at the end of a panel that may be full.
  useEffect(() => {
    if (check.data !== undefined) result.current?.scrollIntoView({ block: 'nearest' });
  }, [check.data]);
  return (
    <div className="mt-4 border-t border-line pt-3 text-sm">
      <div className="flex gap-2">
        <Button size="small" disabled={check.isPending} onClick={() => check.mutate(false)}>{t('Check the library')}</Button>
        {findings.some(({ isRepaired }) => !isRepaired) && <Button size="small" disabled={check.isPending} onClick={() => check.mutate(true)}>{t('Repair')}</Button>}
      </div>
      <div ref={result} role="status" className="mt-2 scroll-mb-4 text-soft">
        {check.isPending && <p>{t('Looking …')}</p>}
        {check.isError && <p className="text-bad">{errorMessage(check.error, words)}</p>}
        {check.isSuccess && findings.length === 0 && <p>{t('Catalog, store and disk go together.')}</p>}
        {findings.length > 0 && (
          <ul className="space-y-1">
            {findings.map(({ kind, words: told, count, examples, isRepaired }) => (
              <li key={kind} className="break-words">{known(told)} ({count}: {examples.join(', ')}){isRepaired && ` ${t('Repaired.')}`}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
