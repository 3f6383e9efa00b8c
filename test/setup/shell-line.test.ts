import { expect, it } from 'vitest';
import { shellLine } from '../../scripts/tools.mjs';

it.each([
  [['npm', 'ci', '--no-audit', '--loglevel=error'], 'npm ci --no-audit --loglevel=error'],
  [['winget', 'install', '--id', 'Gyan.FFmpeg'], 'winget install --id Gyan.FFmpeg'],
  [['C:\\Users\\Ada Lovelace\\scoop\\shims\\scoop.cmd', 'install', 'ffmpeg'], '"C:\\Users\\Ada Lovelace\\scoop\\shims\\scoop.cmd" install ffmpeg'],
  [['tool', 'a & b', '(c)', ''], 'tool "a & b" "(c)" ""'],
])('%j is one line for cmd.exe', (words, line) => {
  expect(shellLine(words)).toBe(line);
});
