import { readFile } from 'node:fs/promises';
import type { Abortable } from '@frameseek/core';
import wordListPath from 'word-list';

/** Whether a word in lower case is an English one. The list (2.8 MB) is read each time and not kept: it is hardly ever asked. */
export const isEnglishWord = async (word: string, { signal }: Abortable): Promise<boolean> => {
  const list = await readFile(wordListPath, { encoding: 'utf8', signal });
  return list.startsWith(`${word}\n`) || list.includes(`\n${word}\n`);
};
