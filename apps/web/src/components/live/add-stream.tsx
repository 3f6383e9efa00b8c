'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../../lib/api/api-error.ts';
import { addStream } from '../../lib/api/api-live.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The form that adds a stream. */
export function AddStream() {
  const words = useWords();
  const { t } = words;
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: addStream,
    onSuccess: async () => {
      setUrl('');
      setName('');
      await client.invalidateQueries({ queryKey: ['live'] });
    },
  });
  return (
    <form className="flex flex-wrap items-center gap-2" onSubmit={(event) => { event.preventDefault(); mutate({ url: url.trim(), ...(name.trim() !== '' && { name: name.trim() }) }); }}>
      <TextField size="small" className="grow sm:max-w-md" aria-label={t('Address of the stream')} placeholder={t('rtsp://…, https://….m3u8, srt://…, or a folder')} required value={url} onChange={({ target }) => setUrl(target.value)} />
      <TextField size="small" aria-label={t('Name of the stream')} placeholder={t('Name')} value={name} onChange={({ target }) => setName(target.value)} />
      <Button size="small" type="submit" className="h-9" disabled={isPending}>{t('Record it')}</Button>
      {error !== null && <p role="alert" className="w-full text-sm text-bad">{errorMessage(error, words)}</p>}
    </form>
  );
}
