import type { Fragment, Recording } from './live-stream.ts';

/** A recording as it grows, and where its bytes are given. */
interface LivePlaylist {
  readonly recording: Pick<Recording, 'startedAt' | 'headBytes' | 'isOpen'>;
  /** Ascending; those before the first that begins with a whole picture are left out. */
  readonly fragments: readonly Fragment[];
  readonly uri: string;
}

/** Seconds between two fragments from which on there is a gap. */
const GAP = 0.5;

/** The HLS playlist of fragments as byte ranges of the one file that they lie in (RFC 8216, 4.3.2.2), with the time of day of each. */
export const livePlaylist = ({ recording: { startedAt, headBytes, isOpen }, fragments, uri }: LivePlaylist): string => {
  const pieces = fragments.slice(Math.max(0, fragments.findIndex(({ intra }) => intra)));
  const longest = pieces.reduce((most, { start, end }) => Math.max(most, end - start), 1);
  const lines = pieces.flatMap(({ start, end, offset, bytes }, index) => {
    const before = pieces[index - 1];
    return [
      ...(before !== undefined && start - before.end > GAP ? ['#EXT-X-DISCONTINUITY'] : []),
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(startedAt + start * 1000).toISOString()}`,
      `#EXTINF:${(end - start).toFixed(3)},`, `#EXT-X-BYTERANGE:${bytes}@${offset}`, uri,
    ];
  });
  return [
    '#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${Math.ceil(longest)}`, `#EXT-X-MEDIA-SEQUENCE:${pieces[0]?.number ?? 0}`,
    `#EXT-X-MAP:URI="${uri}",BYTERANGE="${headBytes}@0"`, ...lines, ...(isOpen ? [] : ['#EXT-X-ENDLIST']), '',
  ].join('\n');
};
