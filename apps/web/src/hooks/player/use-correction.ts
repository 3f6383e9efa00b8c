'use client';

import type { TranscriptLine } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { correctLine, replaceWords, type LineCorrection, type WordReplacement } from '../../lib/api/api-transcripts.ts';

/** Corrects a line of the transcript of a video; the lines that are shown change with it. */
export const useCorrection = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (correction: LineCorrection) => correctLine(id, correction),
    onSuccess: (line) =>
      client.setQueriesData<readonly TranscriptLine[]>({ queryKey: ['transcript', id] }, (lines) => lines?.map((one) => (one.start === line.start ? line : one))),
  });
};

/** Replaces words throughout the transcript of a video. */
export const useReplacement = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: WordReplacement) => replaceWords(id, words),
    onSuccess: () => client.invalidateQueries({ queryKey: ['transcript', id] }),
  });
};
