import { run } from '../tools.mjs';
import { reachProgram } from './find-program.mjs';
import { installPackage } from './system-package.mjs';

const NAMES = { apt: 'ffmpeg', brew: 'ffmpeg', winget: 'Gyan.FFmpeg', scoop: 'ffmpeg', choco: 'ffmpeg' };
const BY_HAND =
  'Install it by hand (Linux: your package manager; macOS: brew install ffmpeg; Windows: winget install Gyan.FFmpeg, ' +
  'scoop install ffmpeg or choco install ffmpeg; or https://ffmpeg.org/download.html) or set FFMPEG_PATH and FFPROBE_PATH';

/** Makes sure that ffmpeg and ffprobe can be started; installs them where it may. */
export const ffmpeg = async (announce) => {
  const found = await versions();
  if (found !== undefined) return { ok: true, says: found };
  const failure = await installPackage(NAMES, announce);
  const now = await versions();
  if (now !== undefined) return { ok: true, says: `${now}, installed` };
  return { ok: false, says: `not found; ${failure ?? 'installed, but not on the PATH yet: open a new terminal'}.\n    ${BY_HAND}` };
};

const versions = async () => {
  for (const name of ['ffmpeg', 'ffprobe']) reachProgram(name);
  const [maker, prober] = await Promise.all([
    version(process.env.FFMPEG_PATH || 'ffmpeg'),
    version(process.env.FFPROBE_PATH || 'ffprobe'),
  ]);
  return maker !== undefined && prober !== undefined ? maker : undefined;
};

const version = async (program) => {
  const { code, output } = await run(program, ['-version']);
  return code === 0 ? /version (\S+)/u.exec(output)?.[1] : undefined;
};
