import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const QUIET = ['-hide_banner', '-loglevel', 'error', '-y'];

/** A program that sends as a camera does: colours, so many seconds of each, as an HLS playlist that grows in `folder`. */
export interface Sender extends Disposable {
  readonly playlist: string;
  /** Resolves when all is sent. */
  readonly ended: Promise<void>;
}

/** Writes the film that is sent, of 160 by 120 pixels and a tone, a picture that needs no other each second. */
export const writeColours = async (path: string, colours: readonly string[], seconds: number): Promise<void> => {
  const inputs = colours.flatMap((colour) => ['-f', 'lavfi', '-i', `color=${colour}:s=160x120:r=10:d=${seconds}`]);
  const graph = `${colours.map((_, index) => `[${index}:v]`).join('')}concat=n=${colours.length}[v]`;
  await promisify(execFile)('ffmpeg', [
    ...QUIET, ...inputs, '-f', 'lavfi', '-i', `sine=300:d=${colours.length * seconds}`, '-filter_complex', graph, '-map', '[v]', '-map', `${colours.length}:a`,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '10', '-c:a', 'aac', path,
  ]);
};

/** Begins to send a film, as fast as it plays; `again` and again, until it is left. */
export const sendPlaylist = async (film: string, folder: string, again = false): Promise<Sender> => {
  await mkdir(folder, { recursive: true });
  const playlist = join(folder, 'index.m3u8');
  // It is there before anything is: whoever asks for it earlier comes again.
  const child: ChildProcess = spawn('ffmpeg', [...QUIET, '-re', ...(again ? ['-stream_loop', '-1'] : []), '-i', film, '-c', 'copy', '-f', 'hls', '-hls_time', '1', '-hls_list_size', '6', '-hls_flags', 'temp_file', playlist], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { playlist, ended, [Symbol.dispose]: () => void child.kill('SIGKILL') };
};
