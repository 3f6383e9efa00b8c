/** Seconds of one segment of a stream: 96 frames at 25 a second, and 180 frames of AAC at 48 kHz, so that segments meet. */
export const HLS_SEGMENT_SECONDS = 3.84;

interface Shape {
  /** Seconds of the whole video. */
  readonly seconds: number;
  readonly segments: number;
  /** Where the segments are, relative to the playlist. */
  readonly folder: string;
}

/** The HLS playlist of all segments of a stream (RFC 8216), before any of them is made: their length is fixed. */
export const hlsPlaylist = ({ seconds, segments, folder }: Shape): string => {
  const lines = Array.from({ length: segments }, (_, number) => {
    const length = Math.min(HLS_SEGMENT_SECONDS, Math.max(0.001, seconds - number * HLS_SEGMENT_SECONDS));
    return `#EXTINF:${length.toFixed(3)},\n${folder}/${number}.m4s`;
  });
  return [
    '#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${Math.ceil(HLS_SEGMENT_SECONDS)}`, '#EXT-X-MEDIA-SEQUENCE:0', '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS', `#EXT-X-MAP:URI="${folder}/head.mp4"`, ...lines, '#EXT-X-ENDLIST', '',
  ].join('\n');
};
