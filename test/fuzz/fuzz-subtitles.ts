import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMedia } from '../../packages/media/src/index.ts';
import { film } from '../films.ts';
import type { FuzzCase } from './fuzz.ts';
import { below, mutate, randomOf } from './mutate.ts';

const LINES = ['The keeper lights the lamp.', 'A <i>storm</i> is coming &amp; more.', '5 > 4 {\\an8}and 3 < 4', 'Příliš žluťoučký kůň', 'Привет, как дела?', '灯台守はランプ'];
const at = (second: number, mark: string): string => `00:00:0${second}${mark}000`;
const each = (write: (text: string, second: number) => string): string => LINES.map((text, index) => write(text, index)).join('\n');

/** A small file of each notation. */
const SUBTITLES: Readonly<Record<string, string>> = {
  srt: each((text, n) => `${n + 1}\n${at(n, ',')} --> ${at(n + 1, ',')}\n${text}\n`),
  vtt: `WEBVTT\n\n${each((text, n) => `${at(n, '.')} --> ${at(n + 1, '.')} line:0\n<00:00:0${n}.500><c>${text}</c>\n`)}`,
  ass: `[Events]\nFormat: Layer, Start, End, Style, Text\n${each((text, n) => `Dialogue: 0,0:00:0${n}.00,0:00:0${n + 1}.00,Default,{\\p0}${text}`)}`,
  sub: each((text, n) => `{${n * 25}}{${n * 25 + 20}}${text}`),
  lrc: each((text, n) => `[00:0${n}.00]${text}`),
  smi: `<SAMI><BODY>${each((text, n) => `<SYNC Start=${n * 1000}><P Class=ENCC>${text}`)}</BODY></SAMI>`,
  ttml: `<tt xml:lang="en"><body><div>${each((text, n) => `<p begin="${n}s" end="${n + 1}s">${text.replaceAll(/[<&]/g, '')}</p>`)}</div></body></tt>`,
  sbv: each((text, n) => `0:00:0${n}.000,0:00:0${n + 1}.000\n${text}\n`),
};

/** The encodings that the files are written in before they are damaged. */
const ENCODINGS: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text, 'utf8'), (text) => Buffer.from(`\ufeff${text}`, 'utf8'), (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(), (text) => Buffer.from(text, 'latin1'),
];

/** Damaged subtitle files beside a film: of each something is read, or there is a fault that says why not. */
export const subtitleCases = (seed: number, folder: string) => {
  const media = createMedia();
  const path = join(folder, 'film.mp4');
  const probing = film('no-audio').then((whole) => media.probe(whole, { signal: new AbortController().signal }));
  return async (number: number): Promise<FuzzCase> => {
    const random = randomOf(seed * 100_003 + number);
    const endings = Object.keys(SUBTITLES);
    const ending = endings[below(random, endings.length)] ?? 'srt';
    const encode = ENCODINGS[below(random, ENCODINGS.length)] ?? Buffer.from;
    const beside = join(folder, `film.${ending}`);
    await writeFile(path, '');
    await writeFile(beside, mutate(encode(SUBTITLES[ending] ?? ''), random));
    return {
      name: `film.${ending}`,
      read: async (signal) => {
        const codes: string[] = [];
        const probe = await probing;
        const found = await media.subtitles(path, { probe, signal, report: ({ code }) => codes.push(code) });
        await rm(beside);
        if (found.length === 0 && codes.length === 0) throw new Error('nothing was read, and nothing was said of it');
        const wrong = found.flatMap(({ cues }) => cues).find(({ start, end, text }) => !(start >= 0 && end > start && end <= probe.duration && text !== ''));
        if (wrong !== undefined) throw new Error(`a line from ${wrong.start} to ${wrong.end} s: ${JSON.stringify(wrong.text)}`);
        return codes;
      },
    };
  };
};
