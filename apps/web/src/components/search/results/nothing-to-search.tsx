'use client';

import { Clapperboard } from 'lucide-react';
import Link from 'next/link';
import { useLibraryActions } from '../../../hooks/library/use-library-actions.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';

/** A search of an empty library: there is something to be added first, films of its own or the samples. */
export function NothingToSearch() {
  const { addSamples } = useLibraryActions();
  return (
    <Message
      icon={Clapperboard} title="There is nothing to search yet"
      actions={(
        <>
          <Button look="primary" disabled={addSamples.isPending} onClick={() => addSamples.mutate()}>{addSamples.isPending ? 'Making the sample films…' : 'Try it with sample films'}</Button>
          <Link href="/" className={buttonClass()}>Add videos</Link>
        </>
      )}
    >
      <p>Add videos of your own, or have some sample films made on this computer.</p>
    </Message>
  );
}
