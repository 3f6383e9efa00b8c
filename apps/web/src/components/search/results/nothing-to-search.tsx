'use client';

import { Clapperboard } from 'lucide-react';
import Link from 'next/link';
import { useLibraryActions } from '../../../hooks/library/use-library-actions.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** A search of an empty library: there is something to be added first, films of its own or the samples. */
export function NothingToSearch() {
  const { t } = useWords();
  const { addSamples } = useLibraryActions();
  return (
    <Message
      icon={Clapperboard} title={t('There is nothing to search yet')}
      actions={(
        <>
          <Button look="primary" disabled={addSamples.isPending} onClick={() => addSamples.mutate()}>{addSamples.isPending ? t('Making the sample films…') : t('Try it with sample films')}</Button>
          <Link href="/" className={buttonClass()}>{t('Add videos')}</Link>
        </>
      )}
    >
      <p>{t('Add videos of your own, or have some sample films made on this computer.')}</p>
    </Message>
  );
}
