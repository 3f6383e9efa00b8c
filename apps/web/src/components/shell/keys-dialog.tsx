'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { isTextField } from '../../lib/ui/is-text-field.ts';

// Fetched when it is opened.
const KeysList = dynamic(async () => (await import('./keys-list.tsx')).KeysList, { loading: () => null });

/** Every key that does something, shown by `?`. */
export function KeysDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return open && <KeysList onClose={() => setOpen(false)} />;
}
