import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TONES, type Pitch } from '../../film-recipes.ts';
import { ffmpeg } from '../../films.ts';
import { frameseek } from '../resident-cli.ts';
import { openWorkplace } from '../open-runtime.ts';

/** Two seconds of silence, four of a tone, which the recogniser of these tests hears as words of its own. */
const tone = (pitch: Pitch): string[] => ['-f', 'lavfi', '-i', `aevalsrc='0.5*between(t,2,6)*sin(2*PI*${pitch}*t)':s=48000:d=8`];

it('frameseek track lists the sound tracks of a film, has the speech of another one searched, and takes that back', async () => {
  await using workplace = await openWorkplace();
  const about = ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=deu', '-metadata:s:a:1', 'title=Zweiter Ton'];
  const picture = ['-f', 'lavfi', '-i', 'color=c=gray:s=160x90:r=25:d=8'];
  await ffmpeg([...picture, ...tone(220), ...tone(440), '-map', '0:v', '-map', '1:a', '-map', '2:a', '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'flac', ...about, join(workplace.media, 'film.mkv')]);
  expect((await frameseek(workplace, ['index', '.'])).code).toBe(0);
  const track = async (...args: string[]) => frameseek(workplace, ['track', 'film', ...args]);
  const first = 'film:\n  1  eng · used\n  2  deu, Zweiter Ton\n';
  expect(await track()).toMatchObject({ code: 0, stdout: first });
  expect(await track('2')).toMatchObject({ code: 0, stdout: 'film:\n  1  eng\n  2  deu, Zweiter Ton · used, picked\n' });
  const words = TONES[440].split(' ').slice(0, 4).join(' ');
  expect((await frameseek(workplace, ['search', `"${words}"`, '--modality', 'speech'])).stdout).toContain(words);
  expect(await track('auto')).toMatchObject({ code: 0, stdout: first });
  expect((await track('3')).stderr).toContain('there is no sound track 3: the video has 2');
}, 300_000);
