import { expect, it } from 'vitest';
import { hlsPlaylist } from './hls-playlist.ts';

it('a playlist lists every segment, the last one with what is left', () => {
  expect(hlsPlaylist({ seconds: 9.5, segments: 3, folder: 'stream' })).toBe(
    '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n' +
      '#EXT-X-MAP:URI="stream/head.mp4"\n#EXTINF:3.840,\nstream/0.m4s\n#EXTINF:3.840,\nstream/1.m4s\n#EXTINF:1.820,\nstream/2.m4s\n#EXT-X-ENDLIST\n',
  );
});
