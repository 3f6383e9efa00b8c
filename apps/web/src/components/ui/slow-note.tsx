'use client';

import { useEffect, useState } from 'react';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Milliseconds after which waiting is no longer usual. */
const USUAL_MS = 6_000;

/** Says, in the place of what has not come yet, that it takes longer than usual. */
export function SlowNote() {
  const { t } = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), USUAL_MS);
    return () => clearTimeout(timer);
  }, []);
  return <p role="status" className="mb-4 text-sm text-soft empty:hidden">{slow && t('This takes longer than usual: the server may have much to do, or hang. It is shown as soon as it is there.')}</p>;
}
