'use client';

import { BellRing } from 'lucide-react';
import { usePush } from '../../hooks/live/use-push.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Has this browser notified of what rings, or no more, and says what that means. */
export function NotifyBrowser() {
  const { t } = useWords();
  const { state, toggle } = usePush();
  if (state === undefined) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {state !== 'unable' && <Button size="small" aria-pressed={state === 'on'} onClick={toggle}><BellRing aria-hidden />{state === 'on' ? t('Stop notifying this browser') : t('Notify this browser')}</Button>}
      <p role="status" className="max-w-prose text-pretty text-soft">
        {state === 'unable'
          ? t('This browser can be notified only where Frameseek is reached by https, or on this computer itself.')
          : t('Also while Frameseek is closed, of searches that say so. It goes through the push service of the browser’s maker, encrypted: that one learns when something rang, not what.')}
      </p>
    </div>
  );
}
