import { readdir, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

const FOREIGN = /onnxruntime-node\/bin\/napi-v6\/([^/]+)\/([^/]+)\//u;

/** What nothing here reads, though packages carry it: by the path below `node_modules`, with `/`. */
const KINDS = [
  { name: 'ONNX Runtime for other platforms', is: (path) => { const [, platform, arch] = FOREIGN.exec(path) ?? []; return platform !== undefined && (platform !== process.platform || arch !== process.arch); } },
  { name: 'source maps', is: (path) => path.endsWith('.map') },
  { name: 'tesseract.js for browsers', is: (path) => /^tesseract\.js-core\/.*\.wasm\.js$/u.test(path) },
  { name: 'experimental parts of Next.js', is: (path) => /^next\/dist\/compiled\/.*experimental/u.test(path) },
  { name: 'headers and tools of Node', is: (path) => /^node\/node_modules\/node-[^/]+\/(?:include|lib|share)\//u.test(path) },
  { name: 'builds of hls.js for pages without a bundler', is: (path) => /^hls\.js\/dist\/hls(?:-demo|\.light|\.min|\.light\.min)\.m?js$/u.test(path) },
  { name: 'other names of the icons', is: (path) => /^lucide-react\/dist\/lucide-react\.(?:prefixed|suffixed)\.d\.ts$/u.test(path) },
  { name: 'messages of TypeScript in other languages', is: (path) => /^typescript\/lib\/[a-z-]+\/diagnosticMessages/iu.test(path) },
  { name: 'a report on tests of fluent-ffmpeg', is: (path) => path.startsWith('fluent-ffmpeg/coverage/') },
  { name: 'maps of the world that are not drawn', is: (path) => /^world-atlas\/(?:countries-|land-(?!110m))/u.test(path) },
  { name: 'documentation of Next.js', is: (path) => path.startsWith('next/dist/docs/') },
];

/** Every file below a `node_modules` folder: its path there, with `/`, its bytes, and as what nothing here reads it, if so. Links, and what programs keep there for themselves, are left out. */
export const installedFiles = async (modules) => {
  const entries = await readdir(modules, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const paths = files.map((file) => file.slice(modules.length + 1).split(sep).join('/')).filter((path) => !path.startsWith('.'));
  const counted = new Set();
  return await Promise.all(paths.map(async (path) => {
    const { size, nlink, dev, ino } = await stat(join(modules, path));
    // A file with two names lies on the disk once.
    const isAgain = nlink > 1 && counted.has(`${dev} ${ino}`);
    counted.add(`${dev} ${ino}`);
    return { path, bytes: isAgain ? 0 : size, superfluous: KINDS.find(({ is }) => is(path))?.name };
  }));
};

/** Removes what nothing here reads; gives back its bytes. */
export const prune = async (modules) => {
  const superfluous = (await installedFiles(modules)).filter((file) => file.superfluous !== undefined);
  await Promise.all(superfluous.map(({ path }) => rm(join(modules, path), { force: true })));
  return superfluous.reduce((total, { bytes }) => total + bytes, 0);
};
