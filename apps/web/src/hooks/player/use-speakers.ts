'use client';

import type { VideoDetail } from '@frameseek/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { nameSpeaker, speakers, type SpeakerNaming } from '../../lib/api/api-transcripts.ts';
import { isTextList, localStore } from '../../lib/ui/local-store.ts';
import { useLocalStore } from '../ui/use-local-store.ts';

/** Who speaks in a video; not asked for where no voices were told apart. */
export const useSpeakers = ({ id, stages }: Pick<VideoDetail, 'id' | 'stages'>) => {
  const heard = stages.find(({ stage }) => stage === 'speakers');
  return useQuery({ queryKey: ['speakers', id, heard?.by, heard?.count], queryFn: ({ signal }) => speakers(id, { signal }), enabled: heard?.state === 'done' && (heard.count ?? 0) > 0 });
};

/** Names a speaker of a video, or takes the name back: what is shown of this one, and what is proposed for others, changes with it. */
export const useNaming = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (naming: SpeakerNaming) => nameSpeaker(id, naming),
    onSuccess: async () => {
      await Promise.all([['speakers'], ['transcript', id], ['insights', id]].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
};

const declined = localStore('frameseek-not-this-speaker', isTextList, []);

/** The proposals that were declined in this browser, and how to decline one: a proposal is a question, and who has answered it is not asked again. */
export const useDeclined = () => {
  const kept = useLocalStore(declined);
  return { isDeclined: (key: string): boolean => kept.includes(key), decline: (key: string): void => declined.write([...kept, key]) };
};
