'use client';

import type { RoleSpacesView } from '@frameseek/core';
import { useMutation } from '@tanstack/react-query';
import { Pause, Play, Undo2 } from 'lucide-react';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { changeSwap } from '../../lib/api/api-upkeep.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { timeLeft } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';

const WHAT = { visual: 'Pictures', sentences: 'Meaning of words' } as const;

/** How far the films have come to another model, while the one before answers. */
export function SwapRow({ spaces: { role, serving, swap } }: { readonly spaces: RoleSpacesView }) {
  const { notify } = useNotices();
  const change = useMutation({ mutationFn: changeSwap, onError: (error) => notify({ kind: 'bad', text: errorMessage(error) }) });
  if (swap === undefined || serving === undefined) return null;
  const { model, isPaused, done, total, secondsLeft } = swap;
  return (
    <li className="text-sm">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate font-medium" title={model}>{WHAT[role]}: to {model}</p>
        <span className="text-xs text-faint tabular-nums">{done} of {total}</span>
        <Button look="quiet" size="small" icon disabled={change.isPending} aria-label={isPaused ? `Go on moving to ${model}` : `Pause moving to ${model}`}
          onClick={() => change.mutate({ role, action: isPaused ? 'resume' : 'pause' })}>{isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}</Button>
        <Button look="quiet" size="small" icon disabled={change.isPending} aria-label={`Stay with ${serving.model}`} onClick={() => change.mutate({ role, action: 'rollback' })}><Undo2 aria-hidden /></Button>
      </div>
      <progress className="mt-1 h-1.5 w-full" value={done} max={Math.max(1, total)} aria-label={`Films seen by ${model}`} />
      <p className="text-[0.8125rem] text-faint">{serving.model} answers until then{isPaused ? ' · paused' : secondsLeft === undefined ? '' : ` · ${timeLeft(secondsLeft)}`}</p>
    </li>
  );
}
