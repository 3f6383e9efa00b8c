/** `npm run release`: packs `release/frameseek-<version>.tgz`, which `npx` runs and `npm publish` takes. */
import { relative } from 'node:path';
import { buildRelease } from './release/build-release.ts';

const LIMIT_MS = 600_000;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

try {
  const { file, bytes, unpackedBytes, files } = await buildRelease({ signal: AbortSignal.timeout(LIMIT_MS) });
  const path = relative(process.cwd(), file);
  console.log(`✓ ${path}   ${megabytes(bytes)}, ${files} files (${megabytes(unpackedBytes)} unpacked)`);
  console.log(`Run it anywhere:   npx ./${path} <folder with videos>`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
