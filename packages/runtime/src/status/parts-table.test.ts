import { expect, it } from 'vitest';
import { partsTable } from './parts-table.ts';

it('puts parts in columns and says what to do about what is off', () => {
  const table = partsTable([
    { part: 'ffmpeg', state: 'on', uses: 'ffmpeg 7.1' },
    { part: 'text', state: 'off', uses: 'nothing', why: 'no reader', remedy: 'Run "frameseek models pull".' },
  ]);
  expect(table.split('\n')).toEqual([
    '✓ ffmpeg   ffmpeg 7.1',
    '✗ text     off',
    '           no reader',
    '           → Run "frameseek models pull".',
  ]);
});
