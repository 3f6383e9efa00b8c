import { describe, expect, it } from 'vitest';
import { chapterFile } from './chapter-files.ts';
import { mergeActions } from '../merge-actions.ts';
import { shotList } from '../shot-list.ts';

const chapters = (...starts: readonly number[]) => starts.map((start, index) => ({ start, end: starts[index + 1] ?? start + 60, title: `Part ${index + 1}`, keywords: [] }));

describe('chapter files', () => {
  it('are WebVTT whose titles cannot end a cue', () => {
    const [first] = chapters(0);
    expect(chapterFile([{ start: 0, end: 3_725.5, title: 'Ham & eggs\n\n<b>--> now', keywords: first?.keywords ?? [] }], 'vtt'))
      .toBe('WEBVTT\n\n1\n00:00:00.000 --> 01:02:05.500\nHam &amp; eggs &lt;b&gt;--&gt; now\n');
  });

  it('are metadata with what ffmpeg would read as syntax escaped', () => {
    expect(chapterFile([{ start: 1.5, end: 9, title: 'a=b; #1 \\ c', keywords: [] }], 'ffmetadata'))
      .toBe(';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=9000\ntitle=a\\=b\\; \\#1 \\\\ c\n');
  });

  it('say who speaks, as the app does', () => {
    const said = [{ start: 0, end: 60, title: 'Budget', keywords: [], speakers: ['Ada & Co', 'Grace'] }];
    expect(chapterFile(said, 'vtt')).toContain('\nBudget (Ada &amp; Co, Grace)\n');
    expect(chapterFile(said, 'txt')).toBe('0:00 Budget (Ada & Co, Grace)\n');
    expect(chapterFile(said, 'ffmetadata')).toContain('title=Budget (Ada & Co, Grace)\n');
  });

  it.each<[string, readonly number[], string]>([
    ['begins at 0:00', [0, 60.9, 125], '0:00 Part 1\n1:00 Part 2\n2:05 Part 3\n'],
    ['begins at 0:00 even when the first does not', [0.7, 30], '0:00 Part 1\n0:30 Part 2\n'],
    ['leaves out what is shorter than ten seconds', [0, 30, 35, 80], '0:00 Part 1\n0:30 Part 2\n1:20 Part 4\n'],
    ['has hours where the video has', [0, 1800, 3_700], '00:00:00 Part 1\n00:30:00 Part 2\n01:01:40 Part 3\n'],
  ])('the list for YouTube %s', (_, starts, expected) => {
    expect(chapterFile(chapters(...starts), 'txt')).toBe(expected);
  });
});

describe('a shot list', () => {
  it('has a row for each shot, with what lies in it, and runs nothing in a spreadsheet', () => {
    const shots = [{ index: 0, start: 0, end: 5 }, { index: 1, start: 5, end: 65.04 }];
    const cues = [{ start: 1, end: 3, text: 'He said "no",\nand left.' }, { start: 4.9, end: 8, text: '=SUM(A1)' }];
    const captions = [{ start: 0, end: 5, shot: 0, text: 'A red field.' }];
    expect(shotList({ shots, cues, screenTexts: [], captions }).split('\r\n')).toEqual([
      'shot,start,end,duration,from,to,said,shown,described',
      '1,0,5,5,0:00.0,0:05.0,"He said ""no"", and left.",,A red field.',
      "2,5,65.04,60.04,0:05.0,1:05.0,'=SUM(A1),,",
      '',
    ]);
  });
});

describe('actions of several windows', () => {
  const action = (start: number, end: number, text: string, confidence = 0.5) => ({ start, end, text, confidence });

  it('are one where they go on', () => {
    expect(mergeActions([action(0, 8, 'A man juggles a ball'), action(9, 15, 'The man juggles a ball', 0.9), action(9, 12, 'A dog runs'), action(40, 44, 'A man juggles a ball')], 2))
      .toEqual([action(0, 15, 'A man juggles a ball', 0.9), action(9, 12, 'A dog runs'), action(40, 44, 'A man juggles a ball')]);
  });
});
