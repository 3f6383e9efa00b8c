import { describe, expect, it } from 'vitest';
import { faultMessage } from '@frameseek/core';
import { toolFault } from './tool-fault.ts';

const died = (path: string, ...said: string[]) => toolFault(new Error('exited with code 1'), { tool: 'ffprobe', path, stderr: said });

describe('what a tool says when it dies', () => {
  it.each(['/films/a.mp4', '/films/two words: [a] film.mp4'])('names the file once (%s)', (path) => {
    const fault = died(path, '[mov,mp4 @ 0x55] [error] moov atom not found', `[error] file:${path}: Invalid data found when processing input`);
    expect(fault).toMatchObject({ code: 'media/unreadable', facts: { path, reason: 'Invalid data found when processing input' } });
    expect(faultMessage(fault).split(path)).toHaveLength(2);
  });

  it.each([
    ['file:/a.mp4: Permission denied', 'file/forbidden'],
    ['file:/a.mp4: No such file or directory', 'file/missing'],
    ['Error writing trailer: No space left on device', 'file/disk-full'],
    ["No such filter: 'nothing'", 'tool/failed'],
    ['Error while decoding stream #0:0: Cannot allocate memory.', 'media/decode-failed'],
  ])('%j is %s', (line, code) => {
    expect(died('/a.mp4', `[error] ${line}`).code).toBe(code);
  });

  it('is how it ended when it said nothing', () => {
    expect(died('/a.mp4').facts).toMatchObject({ reason: 'exited with code 1' });
  });
});
