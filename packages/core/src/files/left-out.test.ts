import { expect, it } from 'vitest';
import { leftOutCounter, leftOutSentences } from './left-out.ts';

it('counts files that are not taken by their endings, but for those that belong to films', () => {
  const counter = leftOutCounter();
  for (const path of ['/a/1.JPG', '/a/2.jpg', '/a/3.png', '/a/film.srt', '/a/film.nfo', '/a/notes.txt', '/a/Makefile', 'C:\\a\\4.jpg']) counter.add(path);
  expect(counter.counts()).toEqual([
    { ending: 'jpg', files: 3, example: '/a/1.JPG' }, { ending: 'png', files: 1, example: '/a/3.png' }, { ending: 'txt', files: 1, example: '/a/notes.txt' },
    { ending: '', files: 1, example: '/a/Makefile' },
  ]);
  expect(leftOutSentences(counter.counts())).toEqual([
    '4 pictures are not supported (.jpg, .png), such as /a/1.JPG.',
    '2 files were left out, as their names are not those of videos or sound (.txt, without an ending), such as /a/notes.txt.',
  ]);
});

it('says nothing where nothing was left out', () => {
  expect(leftOutSentences([])).toEqual([]);
  expect(leftOutSentences([{ ending: 'heic', files: 1, example: 'a.heic' }])).toEqual(['1 picture is not supported (.heic), such as a.heic.']);
});

it('counts subtitles that belong to no film', () => {
  const counter = leftOutCounter();
  for (const path of ['/a/English.srt', '/a/b.SRT']) counter.addStray(path);
  expect(leftOutSentences(counter.counts())).toEqual(['2 subtitle files are called like no film beside them, and are not read (.srt), such as /a/English.srt.']);
});
