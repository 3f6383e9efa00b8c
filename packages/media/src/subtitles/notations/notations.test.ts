import { describe, expect, it } from 'vitest';
import type { ParsedCues } from './cue-list.ts';
import { parseFrameNotation } from './frame-notation.ts';
import { parseLyrics } from './lyrics.ts';
import { parseSami } from './sami.ts';
import { parseSubStation } from './sub-station.ts';
import { parseTimedText } from './timed-text.ts';
import { parseTtml } from './ttml.ts';
import { stripMarkup } from './strip-markup.ts';

/** `1–3 Hello`, one for each cue. */
const told = ({ cues }: ParsedCues): readonly string[] => cues.map(({ start, end, text }) => `${round(start)}–${round(end)} ${text}`);
const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

const TWO = ['1–2 One.', '3–4 Two.'];

describe('SubRip, as it is found,', () => {
  it.each<[string, string, readonly string[], number?]>([
    ['with an empty line inside a cue', '1\n00:00:01,000 --> 00:00:02,000\nOne,\n\nmore.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n', ['1–2 One, more.', '3–4 Two.']],
    ['without an empty line between cues', '1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n', TWO],
    ['with blank lines everywhere', '\n\n1\n\n00:00:01,000 --> 00:00:02,000\n\nOne.\n\n\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n', TWO],
    ['without numbers, a number being said', '00:00:01,000 --> 00:00:02,000\n42\n\n00:00:03,000 --> 00:00:04,000\nTwo.\n', ['1–2 42', '3–4 Two.']],
    ['with a mark in front', '\ufeff1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n', TWO],
    ['with times below zero', '1\n-00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n', ['0–2 One.', '3–4 Two.']],
    ['with colons before milliseconds', '1\n00:00:01:000 --> 00:00:02:000\nOne.\n\n2\n00:00:03:000 --> 00:00:04:000\nTwo.\n', TWO],
    ['with spaces in its times', '1\n00:00:01, 000 --> 00:00:02, 000\nOne.\n\n2\n00: 00:03,000 --> 00:00:04,000\nTwo.\n', TWO],
    ['with a short arrow', '1\n00:00:01,000 -> 00:00:02,000\nOne.\n\n2\n00:00:03,000 –> 00:00:04,000\nTwo.\n', TWO],
    ['with old line ends', '1\r00:00:01,000 --> 00:00:02,000\rOne.\r\r2\r00:00:03,000 --> 00:00:04,000\rTwo.\r', TWO],
    ['with times that make no sense', '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\nsoon --> later\nNobody knows.\n\n3\n00:00:03,000 --> 00:00:04,000\nTwo.\n', TWO, 1],
    ['with an end before its start', '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:05,000 --> 00:00:02,500\nBackwards.\n\n3\n00:00:03,000 --> 00:00:04,000\nTwo.\n', TWO, 1],
    ['with tabs and wide spaces around its arrow', '1\n00:00:01,000\t-->\t00:00:02,000\nOne.\n\n2\n00:00:03,000\u00a0-->\u00a000:00:04,000\nTwo.\n', TWO],
    ['with the marks of Chinese', '1\n00：00：01，000 --> 00：00：02，000\nOne.\n\n2\n00:00:03，000 --> 00:00:04，000\nTwo.\n', TWO],
    ['with another arrow', '1\n00:00:01,000 => 00:00:02,000\nOne.\n\n2\n00:00:03,000 ==> 00:00:04,000\nTwo.\n', TWO],
    ['with an arrow that is said', '1\n00:00:01,000 --> 00:00:02,000\nGo --> there\nnow.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n', ['1–2 Go --> there now.', '3–4 Two.']],
    ['with points behind its numbers', '1.\n00:00:01,000 --> 00:00:02,000\nOne.\n2.\n00:00:03,000 --> 00:00:04,000\nTwo.\n', TWO],
    ['without the first number', '00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n', TWO],
    ['with a number said before a number', '1\n00:00:01,000 --> 00:00:02,000\nIt was\n1984\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n', ['1–2 It was 1984', '3–4 Two.']],
    ['with what is said on the lines of times', '1\n00:00:01,000 --> 00:00:02,000 One.\n\n2\n00:00:03,000 --> 00:00:04,000\tTwo,\nand more.\n', ['1–2 One.', '3–4 Two, and more.']],
    ['with coordinates', '1\n00:00:01,000 --> 00:00:02,000  X1:201 X2:516 Y1:397 Y2:423\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000 X1: 10 Two.\n', TWO],
    ['with settings as WebVTT has them', '1\n00:00:01,000 --> 00:00:02,000 align:start line:90% position:10%,line-left size:35% region:fred vertical:rl\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000 A:middle D:vertical align:end Two.\n', TWO],
    ['as SBV', '0:00:01.000,0:00:02.000\nOne.\n\n0:00:03.000,0:00:04.000\nTwo.\n', TWO],
  ])('%s is read', (_, text, expected, leftOut = 0) => {
    const parsed = parseTimedText(text);
    expect(told(parsed)).toEqual(expected);
    expect(parsed.leftOut).toBe(leftOut);
  });
});

describe('text', () => {
  it.each([
    ['I &lt;3 you &amp; me&#33; caf&eacute;', 'I <3 you & me! café'], ['I <3 you', 'I <3 you'], ['5 > 4', '5 > 4'], ['a vector<int> here', 'a vector<int> here'],
    ['x<y and z>w', 'x<y and z>w'], ['a List<B> and array<i>', 'a List<B> and array<i>'], ['un<i>believ</i>able', 'unbelievable'], ['<i>Never closed', 'Never closed'], ['<i>so</i> <b>it</b> <u>is</u>', 'so it is'], ['<c.yellow.bg_blue>yes</c>', 'yes'], ['<v Mary Ann>yes</v>', 'yes'],
    ['one<br/>two', 'one two'], ['<00:00:01.000><c>word</c>', 'word'], ['\u202aleft\u202c', 'left'], ['AT&T &copy 1', 'AT&T &copy 1'],
  ])('%j says %j', (marked, said) => {
    expect(stripMarkup(marked)).toBe(said);
  });
});

describe('captions that roll', () => {
  const ROLLING = [
    'WEBVTT', 'Kind: captions', 'Language: en', '',
    '00:00:00.000 --> 00:00:02.000 align:start position:0%', ' ', 'the<00:00:00.400><c> lamp</c><00:00:01.000><c> is</c><00:00:01.500><c> lit</c>', '',
    '00:00:02.000 --> 00:00:02.010 align:start position:0%', 'the lamp is lit', ' ', '',
    '00:00:02.010 --> 00:00:04.000 align:start position:0%', 'the lamp is lit', 'a<00:00:02.500><c> storm</c><00:00:03.000><c> is</c><00:00:03.200><c> coming</c>', '',
    '00:00:04.000 --> 00:00:04.010 align:start position:0%', 'a storm is coming', ' ', '',
    '00:00:04.010 --> 00:00:06.000 align:start position:0%', 'a storm is coming', 'from<00:00:04.300><c> the</c><00:00:04.600><c> west</c>', '',
  ].join('\n');
  it('are said once, each from its first word on, with the times of its words', () => {
    const parsed = parseTimedText(ROLLING);
    expect(told(parsed)).toEqual(['0–2 the lamp is lit', '2.01–4 a storm is coming', '4.01–6 from the west']);
    expect(parsed.cues[1]?.words).toEqual([
      { start: 2.01, end: 2.5, text: 'a' }, { start: 2.5, end: 3, text: 'storm' }, { start: 3, end: 3.2, text: 'is' }, { start: 3.2, end: 4, text: 'coming' },
    ]);
  });
  it('are not seen where somebody says the same twice', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n3\n00:00:03,000 --> 00:00:04,000\nYes.\n';
    expect(told(parseTimedText(text))).toEqual(['1–2 No.', '2–3 No.', '3–4 Yes.']);
  });
});

describe('SubStation Alpha', () => {
  const line = (text: string): string => `[Events]\nFormat: Layer, Start, End, Style, Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,${text}`;
  it.each<[string, readonly string[]]>([
    ['{\\p1}m 0 0 l 100 0 100 100{\\p0}', []], ['{\\an7\\p1}m 0 0{\\p0}said', ['1–2 said']], ['{a note to myself}said', ['1–2 said']], ['{\\pos(3,4)\\i1}said{\\i0}\\Nmore', ['1–2 said more']],
    ['a < b and {\\b1}c{\\b0}', ['1–2 a < b and c']], ['open { brace', ['1–2 open { brace']],
  ])('says in %j %j', (text, expected) => {
    expect(told(parseSubStation(line(text)))).toEqual(expected);
  });
  it('says once what is drawn twice', () => {
    expect(told(parseSubStation(`${line('said')}\nDialogue: 1,0:00:01.00,0:00:02.00,Shadow,said`))).toEqual(['1–2 said']);
  });
});

describe('other notations:', () => {
  it.each<[string, ParsedCues, readonly string[]]>([
    ['MicroDVD in the frames of the film', parseFrameNotation('{25}{50}One.\n{75}{100}{y:i}Two.', 25), TWO],
    ['MicroDVD that names its rate', parseFrameNotation('{1}{1}10.000\n{10}{20}One.\n{30}{40}Two.', 25), TWO],
    ['MicroDVD without an end, in two lines', parseFrameNotation('{25}{}One|more.', 25), ['1–5 One more.']],
    ['MPL2', parseFrameNotation('[10][20]One.\n[30][40]/Two.', undefined), TWO],
    ['LRC', parseLyrics('[ar:Somebody]\n[00:01.00]One.\n[00:02.00]\n[00:03.00]Two.\n[00:04.00]'), TWO],
    ['LRC with a chorus', parseLyrics('[00:01.00][00:05.00]La.\n[00:03.00]One.'), ['1–3 La.', '3–5 One.', '5–10 La.']],
    ['LRC that is late', parseLyrics('[offset:500]\n[00:01.50]One.\n[00:02.50]\n'), ['1–2 One.']],
    ['TTML by clock', parseTtml('<tt xml:lang="en"><body><div><p begin="00:00:01.000" end="00:00:02.000">One.</p><p begin="00:00:03" dur="1s">Two.</p></div></body></tt>'), TWO],
    ['TTML with a prefix, frames and breaks', parseTtml('<tt:tt xmlns:tt="a" ttp:frameRate="25"><tt:body><tt:p begin="00:00:01:00" end="00:00:02:00">One<tt:br/>more &lt;3</tt:p></tt:body></tt:tt>'), ['1–2 One more <3']],
    ['TTML with ticks', parseTtml('<tt ttp:tickRate="10000000"><body><p begin="10000000t" end="20000000t">One.</p></body></tt>'), ['1–2 One.']],
    ['TTML within times of its parents', parseTtml('<tt><body begin="1s"><div><p begin="0s" end="1s">One.</p><p begin="2s" end="3s"><span>Two.</span></p></div></body></tt>'), TWO],
    ['TTML with timed spans', parseTtml('<tt><body><p><span begin="1s" end="2s">One.</span><span begin="3s" end="4s">Two.</span></p></body></tt>'), TWO],
  ])('%s is read', (_, parsed, expected) => {
    expect(told(parsed)).toEqual(expected);
  });

  it('SAMI is read with each of its languages', () => {
    const text = '<SAMI><HEAD><STYLE TYPE="text/css"><!--\n.ENCC {Name: English; lang: en-US; SAMIType: CC;}\n.KRCC {Name: Korean; lang: ko-KR;}\n--></STYLE></HEAD><BODY>' +
      '<SYNC Start=1000><P Class=ENCC>One &amp; <b>all</b>.<P Class=KRCC>하나.<SYNC Start=2000><P Class=ENCC>&nbsp;<P Class=KRCC>&nbsp;' +
      '<SYNC Start=3000><P Class=ENCC>Two<br>more.<SYNC Start=4000><P Class=ENCC>&nbsp;</BODY></SAMI>';
    expect(parseSami(text).map((track) => [track.language, told(track)])).toEqual([['en-US', ['1–2 One & all.', '3–4 Two more.']], ['ko-KR', ['1–2 하나.']]]);
  });

  it.each([
    ['a clock line of spaces', '1 '.padEnd(1_000_000) + '-->'], ['numbers and colons', '1:'.repeat(500_000)], ['braces', '{1}{'.repeat(300_000)], ['tags', '<p begin="'.repeat(200_000)],
    ['brackets', '[00:01.00]'.repeat(200_000)], ['syncs', '<SYNC Start=1><P Class=a>'.repeat(40_000)], ['elements inside one another', '<b>'.repeat(500_000)], ['letters in brackets', 'x<b>'.repeat(300_000)], ['arrows', '00:00:01,000 --> 00:00:02,000\n'.repeat(50_000)],
  ])('none takes long over %s', (_, text) => {
    // The time of the processor: others may use it meanwhile.
    const before = process.cpuUsage();
    for (const parse of [parseTimedText, parseSubStation, parseLyrics, parseSami, parseTtml]) parse(text);
    parseFrameNotation(text, 25);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(6_000);
  });
});
