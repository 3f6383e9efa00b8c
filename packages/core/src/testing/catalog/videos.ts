import type { VideoRecord } from '../../catalog/videos/video-repository.ts';
import type { Probe } from '../../domain/video.ts';

const PROBE: Probe = {
  container: 'mov,mp4', duration: 12.345678901, sizeBytes: 3_000_000_000_000,
  video: { codec: 'h264', width: 1920, height: 1080, rotation: 90, frameRate: 29.97 },
  audio: [{ index: 0, codec: 'aac', channels: 2, language: 'en', isDefault: true }],
  subtitles: [{ index: 0, codec: 'subrip', isText: true, isDefault: false }],
  recordedAt: '2025-12-31T23:59:59.000Z',
};

/** A video with everything that may be known of one, in odd characters. */
export const VIDEO: VideoRecord = {
  id: 'a'.repeat(32), path: "/films/O'Hara's \"film\" – 東京.mp4", title: "O'Hara's film; DROP TABLE video; --",
  sizeBytes: 3_000_000_000_000, addedAt: '2026-01-01T00:00:00.000Z', probe: PROBE,
};

/** A video with the least that must be known of one. */
export const OTHER: VideoRecord = { id: 'b'.repeat(32), path: '/films/b.mp4', title: 'B', sizeBytes: 0, addedAt: '2026-01-02T00:00:00.000Z' };
