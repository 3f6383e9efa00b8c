import { join } from 'node:path';
import { wire } from '@frameseek/core';
import { expect, it } from 'vitest';
import { runTool } from '../../../packages/media/src/tools/ffmpeg.ts';
import { startApi } from '../api-server.ts';

it('the same film in another size and coding is one result that names both files', async () => {
  await using api = await startApi();
  const film = await api.workplace.put('three-colours');
  const copy = join(api.workplace.media, 'smaller.mkv');
  await runTool({ ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', timeLimitMs: 60_000 }, {
    tool: 'ffmpeg', path: film, signal: new AbortController().signal,
    args: ['-v', 'error', '-i', film, '-vf', 'scale=176:-2', '-c:v', 'libx264', '-crf', '32', copy],
  });
  await api.index(film, copy);
  const { moments } = wire.searchResponse.parse(await (await api.get('/api/search?q=seen:blue&limit=5')).json());
  const blue = moments.filter(({ start }) => Math.abs(start - 2) < 0.2);
  expect(blue).toHaveLength(1);
  expect([blue[0]?.video.title, ...(blue[0]?.also ?? []).map(({ video }) => video.title)].toSorted()).toEqual(['smaller', 'three-colours']);
});
