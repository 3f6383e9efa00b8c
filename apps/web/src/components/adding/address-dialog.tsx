'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useJobsPanel } from '../../hooks/jobs/use-jobs-panel.tsx';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { addFromAddress } from '../../lib/api/api-sources.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Has the server fetch a media file from the net. */
export function AddressDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [url, setUrl] = useState('');
  const { notify } = useNotices();
  const { setOpen } = useJobsPanel();
  const { mutate, error, isPending } = useMutation({
    mutationFn: addFromAddress,
    onSuccess: () => {
      notify({ kind: 'good', text: t('The server is fetching the file.') });
      setOpen(true);
      onClose();
    },
  });
  return (
    <Dialog title={t('Add from an address')} onClose={onClose}>
      <p id="address-help" className="text-sm text-soft">{t('The address of a video or sound file itself, not of a page that shows it. The server fetches it and keeps a copy.')}</p>
      <form className="mt-4 flex gap-2" onSubmit={(event) => { event.preventDefault(); mutate(url.trim()); }}>
        <TextField autoFocus type="url" required aria-label={t('Address of the file')} aria-describedby="address-help" aria-invalid={error !== null} placeholder="https://example.org/film.mp4" value={url} maxLength={2_000} className="flex-1" onChange={({ target }) => setUrl(target.value)} />
        <Button look="primary" type="submit" disabled={url.trim() === '' || isPending}>{isPending ? t('Asking…') : t('Add')}</Button>
      </form>
      <Problem error={error} />
    </Dialog>
  );
}
