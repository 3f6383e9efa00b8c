import { expect, it } from 'vitest';
import { readSidecarName, readSubtitleName } from './sidecar-name.ts';

const FILM = { name: 'film.mp4', others: ['film 2.mp4', 'film.extended.mkv', 'film.mp3'] };

it.each([
  ['film.srt', {}], ['FILM.SRT', {}], ['film.mp4.srt', {}], ['film.mp4.de.srt', { language: 'de' }], ['film.English.srt', { language: 'en' }],
  ['film.en-GB.sdh.srt', { language: 'en-GB', kind: 'sdh' }], ['film.forced.en.srt', { language: 'en', kind: 'forced' }], ['film.en.forced.srt', { language: 'en', kind: 'forced' }],
  ['film.pt_BR.vtt', { language: 'pt-BR' }], ['film.ger.srt', { language: 'de' }], ['film_eng.ass', { language: 'en' }], ['film (French).srt', { language: 'fr' }],
  ['film.zh-Hant.cc.srt', { language: 'zh-Hant', kind: 'sdh' }], ['film.default.es.srt', { language: 'es', isDefault: true }], ['film.en.hi.srt', { language: 'en', kind: 'sdh' }],
  ['film.hi.srt', { language: 'hi' }], ['film.Deutsch.forced.srt', { language: 'de', kind: 'forced' }], ['film.und.srt', { unknown: 'und' }],
  ['film.director.srt', { unknown: 'director' }], ['film.en.director.srt', { unknown: 'director' }], ['film 3.srt', { unknown: '3' }],
  ['film 2.srt', undefined], ['film 2.en.srt', undefined], ['film.extended.srt', undefined], ['films.srt', undefined], ['another.srt', undefined],
])('beside film.mp4, %s is %j', (name, expected) => {
  const found = readSidecarName(name, FILM);
  expect(found).toEqual(expected === undefined || 'unknown' in expected ? expected : { isDefault: false, ...expected });
});

it.each([
  ['2_English.srt', { language: 'en' }], ['English.srt', { language: 'en' }], ['3_pt-BR.forced.srt', { language: 'pt-BR', kind: 'forced' }], ['film.fr.srt', { language: 'fr' }],
  ['readme.srt', { unknown: 'readme' }],
])('in a folder of subtitles of one film, %s is %j', (name, expected) => {
  const found = readSubtitleName(name, { name: 'film.mp4', others: [] });
  expect(found).toEqual('unknown' in expected ? expected : { isDefault: false, ...expected });
  expect(readSubtitleName('2_English.srt', FILM)).toBeUndefined();
});

it('an accent is the same in either Unicode form', () => {
  expect(readSidecarName('Cafe\u0301.en.srt', { name: 'Caf\u00e9.mp4', others: [] })).toEqual({ language: 'en', isDefault: false });
  expect(readSidecarName('Caf\u00e9.srt', { name: 'Cafe\u0301.mp4', others: [] })).toEqual({ isDefault: false });
});
