import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LABELLED_SETTINGS, settingLabel } from '../lib/ui/setting-labels.ts';
import { catalogueOf } from './catalogues.ts';
import { LANGUAGES } from './languages.ts';
import { makeWords } from './words.ts';

const PACKAGES = join(import.meta.dirname, '..', '..', '..', '..', 'packages');
const others = await Promise.all(LANGUAGES.flatMap(({ code }) => (code === 'en' ? [] : [code])).map(async (code) => makeWords(code, await catalogueOf(code))));
const [german] = others;

/** What people read of it: notes, reasons and remedies as they stand in the sources, with `X` for whatever is filled in. */
const sentences = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const file of glob(['core/src/query/**/*.ts', 'engine/src/{search,indexing,live}/**/*.ts', 'engine/src/answering/{ask,counting/*}.ts', 'runtime/src/status/*.ts'], { cwd: PACKAGES })) {
    if (file.endsWith('.test.ts')) continue;
    const source = await readFile(join(PACKAGES, file), 'utf8');
    for (const [, , text = ''] of source.matchAll(/\b(?:note|notes|why|remedy|loss|weak)(?::|\() ?\[?(['`])((?:(?!\1).)+)\1/gu)) {
      const filled = text.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/gu, 'X');
      // Neither kinds of events, nor what a template within a template hides.
      if (/[a-z] [a-z]/iu.test(filled.replaceAll('X', '')) && !filled.includes('${')) found.push(filled);
    }
  }
  return found;
};

it('are known in every language: what the server says of parts, searches, stages and streams', async () => {
  const all = await sentences();
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter((text) => others.some(({ known }) => known(text) === text))).toEqual([]);
});

it('are known in every language: what settings are called and mean', async () => {
  const example = await readFile(join(PACKAGES, '..', '.env.example'), 'utf8');
  const means = [...example.matchAll(/((?:^# .*\n)+)#? ?[A-Z_]+=/gmu)].map(([, comment = '']) => comment.replaceAll(/^# /gmu, '').replaceAll('\n', ' ').trim());
  expect(means.length).toBeGreaterThan(70);
  for (const text of [...LABELLED_SETTINGS.map(settingLabel), ...means]) for (const { known, locale } of others) expect(known(text), `${locale}: ${text}`).not.toBe(text);
});

it.each([
  ['The model for text in pictures cannot be had: the settings name none. Name one there, or leave the setting empty.', 'Das Modell für Text in Bildern ist nicht zu haben: die Einstellungen nennen keines. Nenne dort eines, oder lass die Einstellung leer.'],
  ['not downloaded yet (93 MB)', 'noch nicht heruntergeladen (93 MB)'],
  ['“size:” is not known, so “size:large” is searched as plain words.', '„size:“ ist nicht bekannt, darum wird „size:large“ als bloße Wörter gesucht.'],
  ['Some words of a server of tomorrow.', 'Some words of a server of tomorrow.'],
])('are told with what was filled in: %s', (english, translated) => {
  expect(german?.known(english)).toBe(translated);
});
