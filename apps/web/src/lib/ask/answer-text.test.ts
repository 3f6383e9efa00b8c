import { describe, expect, it } from 'vitest';
import { answerBlocks } from './answer-text.ts';
import type { AnswerPart } from './answer-text.ts';

const shown = (pieces: readonly AnswerPart[]): string =>
  pieces.map((piece) => {
    if (piece.kind === 'citation') return `<${piece.numbers.join(' ')}>${piece.stop}`;
    if (piece.kind === 'problem') return piece.problem;
    const words = piece.strong ? `*${piece.text}*` : piece.text;
    return piece.grounded ? words : `{${words}}`;
  }).join('');
const blocks = (text: string): readonly string[] => answerBlocks(text, []).map(({ kind, lines }) => `${kind}: ${lines.map(shown).join(' / ')}`);

describe('the text of an answer', () => {
  it.each<[string, string, readonly string[]]>([
    ['paragraphs', 'One.\n\nTwo.', ['paragraph: One.', 'paragraph: Two.']],
    ['lists', 'See:\n- a [1]\n- b [2]\n1. c\n2) d', ['paragraph: See:', 'bullets: a <1> / b <2>', 'numbers: c / d']],
    ['bold words and headings', '## Plan\nHe **runs** [1-3].', ['heading: Plan', 'paragraph: He *runs* <1 2 3>.']],
    ['markup of pages, as the characters that it is', '<b onclick="x()">hi</b> [1](https://a.b)', ['paragraph: <b onclick="x()">hi</b> [1](https://a.b)']],
    ['nothing', '\n \n', []],
  ])('is cut into %s', (_, text, expected) => expect(blocks(text)).toEqual(expected));

  it('marks the sentences that are not grounded where they stand, though marks stand inside them', () => {
    const text = 'He runs [1]. He **sits** [9] down. The end [2].';
    const [block] = answerBlocks(text, [
      { text: 'He runs.', citations: [1] }, { text: 'He **sits** down.', citations: [], problem: 'unknown-number' }, { text: 'The end.', citations: [2] },
    ]);
    expect(shown(block?.lines[0] ?? [])).toBe('He runs <1>. {He }{*sits*}{ }<9>{ down.}unknown-number The end <2>.');
  });

  it.each([
    ['It lands [9]. So', '{It lands }<9>.unknown-number So'],
    ['It lands. [9] So', '{It lands. }<9>unknown-number So'],
  ])('says so behind the mark and the stop of %j', (text, expected) => {
    const [block] = answerBlocks(text, [{ text: 'It lands.', citations: [], problem: 'unknown-number' }]);
    expect(shown(block?.lines[0] ?? [])).toBe(expected);
  });

  it('marks the second of two equal sentences when only that one lacks a source', () => {
    const [first, second] = answerBlocks('Red. [1]\nRed.', [{ text: 'Red.', citations: [1] }, { text: 'Red.', citations: [], problem: 'uncited' }])
      .flatMap(({ lines }) => lines).map(shown);
    expect([first, second]).toEqual(['Red. <1>', '{Red.}uncited']);
  });
});
