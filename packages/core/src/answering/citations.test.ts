import { describe, expect, it } from 'vitest';
import { checkCitations } from './citations.ts';

const KNOWN = new Set([1, 2, 3]);
/** Each sentence with its citations and what is wrong: "He runs. 1", "He sits. ! uncited". */
const check = (text: string, unfinished = false): readonly string[] =>
  checkCitations(text, KNOWN, { unfinished }).map((it) => `${it.text} ${it.citations.join(',')}${it.problem === undefined ? '' : `!${it.problem}`}`.trim());

describe('the sentences of an answer with their citations', () => {
  it.each<[string, string, readonly string[]]>([
    ['a mark before the full stop', 'He runs [1]. He sits [2].', ['He runs. 1', 'He sits. 2']],
    ['a mark after the full stop', 'He runs. [1] He sits. [2]', ['He runs. 1', 'He sits. 2']],
    ['a mark right after the full stop', 'He runs.[1] He sits.[2]', ['He runs. 1', 'He sits. 2']],
    ['marks side by side and joined', 'He runs [1][2]. He sits [1, 3]. He stands [1-3].', ['He runs. 1,2', 'He sits. 1,3', 'He stands. 1,2,3']],
    ['a mark that is the subject', 'He runs [1]. [2] shows him sitting.', ['He runs. 1', 'shows him sitting. 2']],
    ['a mark in the middle', 'According to [2], he runs.', ['According to, he runs. 2']],
    ['a number that no evidence has', 'He runs [1][7]. He sits [9].', ['He runs. 1!unknown-number', 'He sits. !unknown-number']],
    ['a claim without any', 'He runs. He sits [2].', ['He runs. !uncited', 'He sits. 2']],
    ['points of a list, each on its own', 'Two things:\n- a dog [1]\n- a cat\n2. a bird [3]', ['Two things:', 'a dog 1', 'a cat !uncited', 'a bird 3']],
    ['a heading', '## The dog\nIt barks [1].', ['The dog', 'It barks. 1']],
    ['code, whose brackets are none', 'It reads `a[1]` [2].\n```sql\nselect x[3]\n```', ['It reads `a[1]`. 2', 'select x[3]']],
    ['a link', 'See [1](https://example.org) [2].', ['See [1](https://example.org). 2']],
    ['a year in brackets', 'It was made [1940] there [1].', ['It was made [1940] there. 1']],
    ['abbreviations and numbers', 'Dr. Smith waits 2.5 s, e.g. in the hall [1]. At 0:12.5 he goes [2].',
      ['Dr. Smith waits 2.5 s, e.g. in the hall. 1', 'At 0:12.5 he goes. 2']],
    ['a quotation that ends in a full stop', 'She says “Go.” [1] He goes [2].', ['She says “Go.” 1', 'He goes. 2']],
    ['full stops of Chinese and Japanese', '他在跑步。[1]她坐下了。【2】', ['他在跑步。 1', '她坐下了。 2']],
    ['the full stop of Hindi', 'वह दौड़ता है। [1] वह बैठती है।', ['वह दौड़ता है। 1', 'वह बैठती है। !uncited']],
    ['marks on a line of their own', 'He runs.\n[1]\nHe sits.\n[2], [3]', ['He runs. 1', 'He sits. 2,3']],
    ['marks with a word before the number', 'He runs [Evidence 1]. He sits [#2].', ['He runs. 1', 'He sits. 2']],
    ['a line that is bold', '**The dog**\nIt barks [1].', ['**The dog**', 'It barks. 1']],
    ['nothing at all', ' \n\n', []],
  ])('are found with %s', (_, text, expected) => expect(check(text)).toEqual(expected));
});

describe('what needs no citation', () => {
  it.each([
    'The videos do not show that.', "The video doesn't show what he eats.", 'That is not shown in the videos.', 'Nothing in the footage shows a dog.',
    'There is no evidence of a dog.', 'I cannot tell from the frames.', "I don't know.", 'It is not clear who speaks.', 'Die Videos zeigen das nicht.',
    'Les vidéos ne montrent pas cela.', 'Los videos no lo muestran.', '视频里没有显示。', 'Here is what I found.', 'Sure!', 'Do you want to see more?', '**Summary:**', '---',
  ])('is %s', (text) => expect(checkCitations(text, KNOWN).every(({ problem }) => problem === undefined)).toBe(true));
});

describe('what does need one', () => {
  it.each([
    'Jim.', 'Red.', 'The video shows a dog.', 'The video does not show a dog, but a cat sits there.', 'He is not happy.', 'The car does not stop.', '**Three** bottles', '**Jim**', '# Jim', 'Er läuft nicht.',
  ])('is %s', (text) => expect(checkCitations(text, KNOWN)).toMatchObject([{ problem: 'uncited' }]));
});

describe('an answer that is still being written', () => {
  it.each<[string, readonly string[]]>([
    ['He runs [1]. He si', ['He runs. 1', 'He si']],
    ['He runs. ', ['He runs.']],
    ['He runs. He sits', ['He runs. !uncited', 'He sits']],
    ['He runs [', ['He runs [']],
  ])('%j has no judgement on its last sentence', (text, expected) => expect(check(text, true)).toEqual(expected));
});
