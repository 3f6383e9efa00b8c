'use client';

import type { VideoDetail } from '@frameseek/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { nameSpeaker, speakers, type SpeakerNaming } from '../../lib/api/api-transcripts.ts';

/** Who speaks in a video; not asked for where no voices were told apart. */
export const useSpeakers = ({ id, stages }: Pick<VideoDetail, 'id' | 'stages'>) => {
  const heard = stages.find(({ stage }) => stage === 'speakers');
  return useQuery({ queryKey: ['speakers', id, heard?.by, heard?.count], queryFn: ({ signal }) => speakers(id, { signal }), enabled: heard?.state === 'done' && (heard.count ?? 0) > 0 });
};

/** Names a speaker of a video, takes the name back, or says who it is not: what is shown of this one, and what is proposed for others, changes with it. */
export const useNaming = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (naming: SpeakerNaming) => nameSpeaker(id, naming),
    onSuccess: async () => {
      await Promise.all([['speakers'], ['transcript', id], ['insights', id]].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
};
