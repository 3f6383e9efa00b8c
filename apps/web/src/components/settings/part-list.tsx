'use client';

import type { PartStatus } from '@frameseek/core';
import { useModels } from '../../hooks/ui/use-models.ts';
import { cx } from '../../lib/ui/cx.ts';
import { partLabel } from '../../lib/ui/labels.ts';
import { offeredModel } from '../../lib/ui/offered-model.ts';
import { ModelDownload } from './model-download.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** One line for each part of the server, with the reason and the remedy where it is not fully on: a model that is lacking is brought from here. */
export function PartList({ parts }: { readonly parts: readonly PartStatus[] }) {
  const { t, known } = useWords();
  const { data } = useModels();
  return (
    <ul className="space-y-3">
      {parts.map(({ part, state, uses, why, remedy }) => {
        const offered = data && state !== 'on' ? offeredModel(part, data.models) : undefined;
        return (
          <li key={part} className="flex gap-3 text-sm">
            <span className={cx('mt-1.5 size-2 shrink-0 rounded-full', DOTS[state])} aria-hidden />
            <div className="min-w-0 flex-1">
              <p className="break-words">
                <span className="font-medium">{known(partLabel(part))}</span>
                <span className="text-faint"> · {t(PART_STATE_LABELS[state])}</span>
                {uses !== '' && uses !== 'nothing' && <span className="text-soft"> · {known(uses)}</span>}
              </p>
              {why !== undefined && <p className="mt-0.5 text-soft first-letter:uppercase">{known(why)}</p>}
              {offered !== undefined && data !== undefined && <ModelDownload model={offered} folder={data.folder} />}
              {offered === undefined && remedy !== undefined && <p className="mt-0.5 text-soft"><span className="font-medium text-ink">{t('What to do:')} </span>{known(remedy)}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const DOTS = { on: 'bg-good', weak: 'bg-warn', off: 'bg-bad' } as const;
/** How far a part of the server is on, as people read it. */
const PART_STATE_LABELS = { on: 'on', weak: 'limited', off: 'off' } as const;
