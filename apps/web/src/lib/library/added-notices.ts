import type { AddVideosResponse } from '@frameseek/core';
import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';

/** A sentence about what was added, good news or bad. */
interface AddedNotice {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

/** Reasons that are told one by one; the rest is counted. */
const MAX_REASONS = 3;

/** Says what was added, and why anything was not. */
export const addedNotices = ({ jobs, skipped, leftOut = [] }: AddVideosResponse, { t, known, failure }: Words = ENGLISH_WORDS): readonly AddedNotice[] => [
  ...(jobs.length > 0 ? [good(t('{n} files added. You can search while indexing goes on.', { n: jobs.length }))] : []),
  ...skipped.slice(0, MAX_REASONS).map((one) => bad(failure(one))),
  ...(skipped.length > MAX_REASONS ? [bad(t('{n} more files could not be added.', { n: skipped.length - MAX_REASONS }))] : []),
  ...leftOut.map((reason) => bad(known(reason))),
  ...(jobs.length + skipped.length === 0 ? [bad(t('There are no video or sound files in there.'))] : []),
];

const good = (text: string): AddedNotice => ({ kind: 'good', text });
const bad = (text: string): AddedNotice => ({ kind: 'bad', text });
