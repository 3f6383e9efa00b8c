import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../index.ts';

const { signal } = new AbortController();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'constructed-cuts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Moving pictures as ffmpeg makes them, each unlike the others. */
const SOURCES = {
  clock: 'testsrc2', depth: 'mandelbrot=maxiter=120:end_scale=0.05', cells: 'life=mold=10:ratio=0.2:death_color=#C83232:life_color=#00ff00',
  rings: 'gradients=c0=orange:c1=navy:c2=teal:n=3:speed=0.05',
} as const;

interface Recipe {
  /** Stretches of picture: the source, its seconds, and filters for it alone. */
  readonly parts: readonly (readonly [keyof typeof SOURCES, number, string?])[];
  /** How the parts become `[v]`; joined one after the other by default. */
  readonly join?: string;
  readonly rate?: number;
  readonly output?: readonly string[];
  /** Seconds of the right boundaries. */
  readonly cuts: readonly number[];
}

const FLASH = "geq=lum='if(between(N,20,21),250,lum(X,Y))':cb='if(between(N,20,21),128,cb(X,Y))':cr='if(between(N,20,21),128,cr(X,Y))'";
const BLACK_FLASH = FLASH.replaceAll('250', '16');
const STROBE = "lutyuv=y=val,eq=brightness='0.4*lt(mod(n,6),3)*between(t,0.6,1.6)':eval=frame";
const SHAKE = "crop=240:136:x='40+38*sin(n*2.1)':y='22+20*cos(n*1.7)',scale=320:180";
const PAN = "scale=960:540,crop=320:180:x='320+320*sin(t*6)':y=180";
const WORDS = "drawbox=x=16:y=16:w=150:h=20:color=black@0.6:t=fill:enable='between(t,0.8,1.6)'";
const NIGHT = 'eq=brightness=-0.06:contrast=0.22,lutyuv=y=val*0.28';

/** What lies between two cuts, and must neither be one nor hide one. */
const FILMS: Readonly<Record<string, Recipe>> = {
  'plain joins': { parts: [['clock', 1.6], ['depth', 1.2], ['cells', 0.8], ['rings', 1.6]], cuts: [1.6, 2.8, 3.6] },
  '10 frames a second': { parts: [['clock', 1.6], ['depth', 2], ['rings', 1.6]], rate: 10, cuts: [1.6, 3.6] },
  '60 frames a second': { parts: [['clock', 1], ['depth', 1], ['rings', 1]], rate: 60, cuts: [1, 2] },
  'few bits': { parts: [['clock', 1.6], ['depth', 2], ['rings', 1.6]], output: ['-crf', '44', '-g', '25'], cuts: [1.6, 3.6] },
  'white flashes': { parts: [['clock', 2, FLASH], ['depth', 2, FLASH]], cuts: [2] },
  'black flashes': { parts: [['clock', 2, BLACK_FLASH], ['depth', 2, BLACK_FLASH]], cuts: [2] },
  'a flash on the cut': { parts: [['clock', 2], ['depth', 2, "fade=in:st=0:d=0.08:color=white"]], cuts: [2] },
  'a strobe': { parts: [['depth', 2, STROBE], ['rings', 2, STROBE]], cuts: [2] },
  'a shaking camera': { parts: [['clock', 2, SHAKE], ['depth', 2, SHAKE]], cuts: [2] },
  'fast pans': { parts: [['clock', 2, PAN], ['depth', 2, PAN]], cuts: [2] },
  'words laid over': { parts: [['rings', 3, WORDS], ['depth', 2, WORDS]], cuts: [3] },
  'the night': { parts: [['clock', 2, NIGHT], ['depth', 2, NIGHT]], cuts: [2] },
  'a fade through black': { parts: [['clock', 2, 'fade=out:st=1.4:d=0.6'], ['depth', 2, 'fade=in:st=0:d=0.6']], cuts: [2] },
  'a fast fade through black': { parts: [['clock', 2, 'fade=out:st=1.8:d=0.2'], ['depth', 2, 'fade=in:st=0:d=0.2']], cuts: [2] },
  'a fade at both ends': { parts: [['clock', 2, 'fade=in:st=0:d=0.8'], ['depth', 2, 'fade=out:st=1.2:d=0.8']], cuts: [2] },
  'a dissolve': { parts: [['clock', 2], ['depth', 3], ['rings', 2]], join: '[p0][p1]xfade=duration=1:offset=1[a];[a][p2]concat[v]', cuts: [4] },
  'a wipe': { parts: [['clock', 2], ['depth', 3], ['rings', 2]], join: '[p0][p1]xfade=wipeleft:duration=0.6:offset=1.4[a];[a][p2]concat[v]', cuts: [4.4] },
};

const make = (name: string, { parts, join: graph, rate = 25, output = [] }: Recipe): string => {
  const path = join(folder, `${name}.mp4`);
  const inputs = parts.flatMap(([source, seconds]) => {
    const what = SOURCES[source];
    return ['-f', 'lavfi', '-t', String(seconds), '-i', `${what}${what.includes('=') ? ':' : '='}s=320x180:r=${rate}`];
  });
  const chains = parts.map(([, , filters], index) => `[${index}:v]${['format=yuv420p', filters, 'setsar=1', `settb=1/${rate}`].filter(Boolean).join(',')}[p${index}]`);
  const joined = graph ?? `${parts.map((_, index) => `[p${index}]`).join('')}concat=n=${parts.length}[v]`;
  execFileSync('ffmpeg', [
    '-v', 'error', '-y', ...inputs, '-filter_complex', [...chains, joined].join(';'), '-map', '[v]', '-c:v', 'libx264', '-preset', 'ultrafast', ...output, path,
  ]);
  return path;
};

describe('the cuts of constructed films', () => {
  it.each(Object.entries(FILMS))('are right with %s', async (name, recipe) => {
    const path = make(name, recipe);
    const probe = await createMedia().probe(path, { signal });
    const { shots } = await createMedia().scan(path, { probe, strategy: 'adaptive', signal, report: () => undefined });
    const found = shots.slice(1).map(({ start }) => start);
    const tolerance = 2.5 / (recipe.rate ?? 25);
    expect(found.map((at) => recipe.cuts.find((cut) => Math.abs(cut - at) <= tolerance) ?? at)).toEqual(recipe.cuts);
  });
});
