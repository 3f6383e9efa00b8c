'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../../lib/api/api-error.ts';
import { addRule, tryRule } from '../../lib/api/api-live.ts';
import { count } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RingList } from './ring-list.tsx';

/** The form that saves a search; before that it can be seen how it would have rung. */
export function AddRule() {
  const [query, setQuery] = useState('');
  const [percent, setPercent] = useState('60');
  const [webhook, setWebhook] = useState('');
  const client = useQueryClient();
  const trial = useMutation({ mutationFn: tryRule });
  const save = useMutation({
    mutationFn: addRule,
    onSuccess: async () => {
      setQuery('');
      trial.reset();
      await client.invalidateQueries({ queryKey: ['live'] });
    },
  });
  const rule = { name: query.trim(), query: query.trim(), threshold: Number(percent) / 100, ...(webhook.trim() !== '' && { webhook: webhook.trim() }) };
  const error = save.error ?? trial.error;
  return (
    <>
      <form className="flex flex-wrap items-center gap-2" onSubmit={(event) => { event.preventDefault(); save.mutate(rule); }}>
        <TextField size="small" className="grow sm:max-w-md" aria-label="What rings" placeholder="a person at the door" required value={query} onChange={({ target }) => setQuery(target.value)} />
        <label className="flex items-center gap-2 text-sm text-soft">from
          <TextField size="small" className="w-16" type="number" min="0" max="100" required aria-label="Score from which it rings, in percent" value={percent} onChange={({ target }) => setPercent(target.value)} />%
        </label>
        <TextField size="small" type="url" aria-label="Webhook that is told" placeholder="https://… webhook, if any" value={webhook} onChange={({ target }) => setWebhook(target.value)} />
        <Button size="small" type="button" className="h-9" disabled={trial.isPending || query.trim() === ''} onClick={() => trial.mutate(rule)}>Try it</Button>
        <Button size="small" type="submit" className="h-9" disabled={save.isPending}>Ring for this</Button>
        {error !== null && <p role="alert" className="w-full text-sm text-bad">{errorMessage(error)}</p>}
      </form>
      {save.data?.webhook !== undefined && <p className="mt-2 text-sm break-all">Deliveries are signed with this secret, shown once: <code>{save.data.secret}</code></p>}
      {trial.data !== undefined && (
        <div role="status" className="mt-3">
          <p className="text-sm">{trial.data.length === 0 ? 'It would not have rung.' : `It would have rung ${count(trial.data.length, 'time')}: here.`}</p>
          <RingList rings={trial.data.map((ring) => ({ ...ring, key: `${ring.video} ${ring.start}` }))} />
        </div>
      )}
    </>
  );
}
