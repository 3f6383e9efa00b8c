'use client';

import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog, open as long as it is rendered. The browser's own: it keeps the focus inside, at first in its first field, and closes with Esc. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // One that asks for something begins there. React's autoFocus comes before the dialog is shown, and does nothing.
    dialog?.querySelector<HTMLElement>('input:not([type=checkbox], [type=radio]), textarea')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={onClose}
      onClick={({ target }) => target === ref.current && onClose()}
      className="w-[min(34rem,calc(100vw-2rem))] rounded-2xl border border-line bg-surface p-0 text-start text-ink shadow-float"
    >
      <div className="p-5 sm:p-6">
        <div className="mb-4 flex items-center justify-between gap-4">
          <h2 id={titleId} className="text-lg font-semibold tracking-tight">{title}</h2>
          <Button look="quiet" icon aria-label={t('Close')} onClick={onClose}><X aria-hidden /></Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
