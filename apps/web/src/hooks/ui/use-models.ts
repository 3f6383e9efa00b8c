'use client';

import type { ModelList } from '@frameseek/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { errorMessage } from '../../lib/api/api-error.ts';
import { changeModel, models } from '../../lib/api/api-upkeep.ts';
import { useNotices } from './use-notices.tsx';
import { useWords } from './use-words.tsx';

/** Milliseconds from one look at a download to the next. */
const LOOK_EVERY_MS = 1_000;

/** Milliseconds for which the server tells what it saw of itself last, and a little more. */
const SERVER_LOOKS_MS = 2_500;

const runs = (list: ModelList | undefined): boolean => list?.models.some(({ download }) => download?.state === 'running') ?? false;

/** The models of every role, followed while one of them is on its way. */
export function useModels() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['models'], queryFn: models, refetchInterval: ({ state }) => (runs(state.data) ? LOOK_EVERY_MS : false) });
  const running = runs(query.data);
  useEffect(() => {
    if (!running) return undefined;
    // What has come serves, so the parts are other ones now; the server looks at them once in a while only.
    return () => {
      setTimeout(() => void client.invalidateQueries({ queryKey: ['health'] }), SERVER_LOOKS_MS);
    };
  }, [running, client]);
  return query;
}

/** Begins a download, goes on with it, or stops it. */
export function useChangeModel() {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  return useMutation({
    mutationFn: changeModel,
    onSuccess: (list) => client.setQueryData(['models'], list),
    onError: (error) => notify({ kind: 'bad', text: errorMessage(error, words) }),
  });
}
