import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';

/** Path of a film of 30 s at 720p, made where it is missing: what a camera sends, over and over. */
export const benchClip = (folder: string): string => {
  const file = path.join(folder, 'live-720p.ts');
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const draft = path.join(folder, '.live-720p.ts');
  execFileSync('ffmpeg', [
    '-loglevel', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=25:d=30', '-f', 'lavfi', '-i', 'sine=440:d=30',
    '-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '2M', '-g', '25', '-c:a', 'aac', '-shortest', draft,
  ]);
  renameSync(draft, file);
  return file;
};
