import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { frameseek } from '../resident-cli.ts';
import { openWorkplace } from '../open-runtime.ts';

it('frameseek transcript shows what is said, corrects a line and a word, and takes that back', async () => {
  await using workplace = await openWorkplace();
  await workplace.put('three-colours');
  await writeFile(join(workplace.media, 'three-colours.srt'), '1\n00:00:00,500 --> 00:00:02,000\nThe harder master\n\n2\n00:00:03,040 --> 00:00:04,000\nJon waits for jon\n');
  expect((await frameseek(workplace, ['index', '.'])).code).toBe(0);
  const transcript = async (...args: string[]) => frameseek(workplace, ['transcript', 'three-colours', ...args]);
  const [first, second] = ['  0:00.5  The harder master', '  0:03.0  Jon waits for jon'];
  expect(await transcript()).toMatchObject({ code: 0, stdout: `${first}\n${second}\n` });
  const corrected = '  0:00.5  The harbour master (was: The harder master)\n';
  expect(await transcript('--correct', '0:00.5', 'The harbour master')).toMatchObject({ code: 0, stdout: corrected });
  expect((await frameseek(workplace, ['search', '"harbour master"', '--modality', 'speech'])).stdout).toContain('harbour');
  expect(await transcript('--replace', 'jon', 'John')).toMatchObject({ code: 0, stdout: '1 line changed.\n' });
  expect((await transcript()).stdout).toBe(`${corrected}  0:03.0  John waits for John (was: Jon waits for jon)\n`);
  expect(await transcript('--undo', '3.5')).toMatchObject({ code: 0, stdout: `${second}\n` });
  expect((await transcript('--correct', '0:20', 'x')).stderr).toContain('nothing is said at 0:20.0');
}, 300_000);
