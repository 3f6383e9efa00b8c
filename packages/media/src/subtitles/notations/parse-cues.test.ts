import { describe, expect, it } from 'vitest';
import { decodeText } from '../encoding/decode-text.ts';
import { parseSubStation } from './sub-station.ts';
import { parseTimedText } from './timed-text.ts';
import { stripMarkup } from './strip-markup.ts';

describe('timed text', () => {
  it.each([
    ['SRT', '1\r\n00:00:01,500 --> 00:00:03,000\r\nHello\r\nthere\r\n\r\n'],
    ['WebVTT with settings and notes', 'WEBVTT\n\nNOTE made by hand\n\nintro\n00:01.500 --> 00:03.000 align:start line:0\n<v Ann>Hello</v>\n<b>there</b>'],
    ['SRT without empty lines', '1\n0:00:01,5 --> 0:00:03,0\n{\\an8}Hello there'],
  ])('of %s becomes cues', (_, text) => {
    expect(parseTimedText(text).cues).toEqual([{ start: 1.5, end: 3, text: 'Hello there' }]);
  });
  it('leaves out what says nothing or takes no time', () => {
    expect(parseTimedText('00:01.000 --> 00:02.000\n<i></i>\n\n00:03.000 --> 00:03.000\nnow').cues).toEqual([]);
  });
  it('comes in order of time', () => {
    const { cues } = parseTimedText('00:05.000 --> 00:06.000\nb\n\n00:01.000 --> 00:02.000\na');
    expect(cues.map(({ text }) => text)).toEqual(['a', 'b']);
  });
});

describe('SubStation Alpha', () => {
  it('is read by its own columns, commas in the text and all', () => {
    const text = '[Events]\nFormat: Start, End, Text\nComment: 0:00:00.00,0:00:01.00,no\nDialogue: 0:00:01.50,0:00:03.00,{\\i1}Well,{\\i0}\\Nhello';
    expect(parseSubStation(text).cues).toEqual([{ start: 1.5, end: 3, text: 'Well, hello' }]);
  });
});

describe('plain text', () => {
  it.each([
    ['<font color="red">Stop</font> &amp; go', 'Stop & go'],
    ['2 < 3 and 5 > 4', '2 < 3 and 5 > 4'],
    ['a  \n b', 'a b'],
  ])('of %j is %j', (marked, plain) => {
    expect(stripMarkup(marked)).toBe(plain);
  });
});

describe('text of unknown encoding', () => {
  it.each([
    ['UTF-8', Buffer.from('Grüße', 'utf8')],
    ['UTF-8 with a mark', Buffer.from('\ufeffGrüße', 'utf8')],
    ['UTF-16', Buffer.from('\ufeffGrüße', 'utf16le')],
    ['Latin 1', Buffer.from('Grüße', 'latin1')],
  ])('is read as %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: 'Grüße' });
  });
});
