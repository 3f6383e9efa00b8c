import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameseek } from '../cli-process.ts';
import { openWorkplace, type Workplace } from '../open-runtime.ts';

describe('serving a library from the command line', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await openWorkplace();
  });
  afterAll(() => workplace[Symbol.asyncDispose]());

  it('takes a word that is neither command nor path for a mistyped command', async () => {
    const { code, stderr } = await frameseek(workplace, ['serch', 'dog']);
    expect(stderr).toContain("unknown command 'serch'");
    expect(stderr).toContain('Did you mean search?');
    expect(code).toBe(2);
  });

  it('says of a path that nothing is there, before anything is started', async () => {
    const { code, stdout, stderr } = await frameseek(workplace, ['./nowhere']);
    expect(stderr).toMatch(/^There is no file or folder at .*nowhere\. Check the path\.\n$/u);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });

  it('names the setting for another port where the one of the web app is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { code, stderr } = await frameseek(workplace, ['.', '--port', port]);
    other.close();
    expect(stderr).toContain(`${port}`);
    expect(stderr).toContain('FRAMESEEK_WEB_PORT');
    expect(code).toBe(1);
  });
});
