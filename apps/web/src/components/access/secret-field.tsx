'use client';

import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** A secret that is shown this once, with the button that copies it. */
export function SecretField({ label, secret }: { readonly label: string; readonly secret: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(secret).then(() => setCopied(true), () => setCopied(false));
  return (
    <div className="mt-4">
      <div className="flex gap-2">
        <TextField aria-label={label} readOnly value={secret} className="flex-1" onFocus={({ target }) => target.select()} />
        <Button look="primary" onClick={copy}>{copied ? t('Copied') : t('Copy')}</Button>
      </div>
      <p role="status" className="mt-2 text-xs text-faint">{t('It is shown this once, and is kept nowhere.')}</p>
    </div>
  );
}
