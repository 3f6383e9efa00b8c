import type { AddVideosResponse } from '@frameseek/core';
import { count } from '../ui/format.ts';

/** A sentence about what was added, good news or bad. */
interface AddedNotice {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

/** Reasons that are told one by one; the rest is counted. */
const MAX_REASONS = 3;

/** Says what was added, and why anything was not. */
export const addedNotices = ({ jobs, skipped, leftOut = [] }: AddVideosResponse): readonly AddedNotice[] => [
  ...(jobs.length > 0 ? [good(`${count(jobs.length, 'file')} added. You can search while indexing goes on.`)] : []),
  ...skipped.slice(0, MAX_REASONS).map(({ message }) => bad(message)),
  ...(skipped.length > MAX_REASONS ? [bad(`${count(skipped.length - MAX_REASONS, 'more file')} could not be added.`)] : []),
  ...leftOut.map(bad),
  ...(jobs.length + skipped.length === 0 ? [bad('There are no video or sound files in there.')] : []),
];

const good = (text: string): AddedNotice => ({ kind: 'good', text });
const bad = (text: string): AddedNotice => ({ kind: 'bad', text });
