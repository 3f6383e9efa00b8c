import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '..', '..', 'apps', 'web', 'src');
/** A time line runs from left to right in every language, as its picture does. */
const TIME_LINE = 'components/player/timeline/';

const files = async (): Promise<readonly (readonly [file: string, text: string])[]> => {
  const found: (readonly [string, string])[] = [];
  for await (const file of glob('**/*.tsx', { cwd: SOURCES })) {
    if (!file.endsWith('.test.tsx')) found.push([file, await readFile(join(SOURCES, file), 'utf8')]);
  }
  return found;
};

/** Classes of Tailwind that mean a side of the window instead of the beginning or the end of a line. */
const SIDES = /(?<![\w-])-?(?:scroll-)?[mp][lr]-(?:\d|\[|px|auto)|(?<![\w-])-?(?:left|right)-(?:\d|\[|full|px|auto)|(?<![\w-])(?:border-[lr]|rounded-[tb]?[lr])(?=[-\s'"`])|(?<![\w-])text-(?:left|right)(?=[\s'"`])/g;

/** Attributes that people read or hear. */
const SPOKEN = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'hint', 'aria-roledescription', 'aria-valuetext']);
/** Names, addresses and signs that are the same in every language. */
const NAMES = /^(?:Frameseek|WebVTT|Markdown|OpenTimelineIO|LUFS|https?:.*|\/path\/to\/videos)$/;

/** Words in JSX that come from no catalogue, with their places. */
const ownWords = (file: string, text: string): readonly string[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const tell = (words: string): void => { if (/\p{L}{2}/u.test(words) && !NAMES.test(words.trim())) found.push(`${file}: ${words.trim()}`); };
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node)) tell(node.text);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer !== undefined && ts.isStringLiteral(node.initializer)) tell(node.initializer.text);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
};

describe('the interface', () => {
  it('takes its words from the catalogue of messages', async () => {
    expect((await files()).flatMap(([file, text]) => ownWords(file, text))).toEqual([]);
  });

  it('finds words that come from elsewhere', () => {
    expect(ownWords('a.tsx', '<p title="Close">Open {t(\'Save\')}</p>')).toEqual(['a.tsx: Close', 'a.tsx: Open']);
  });

  it('has no left and no right, but beginnings and ends of lines', async () => {
    const sided = (await files()).filter(([file]) => !file.startsWith(TIME_LINE)).flatMap(([file, text]) => [...text.matchAll(SIDES)].map(([words]) => `${file}: ${words}`));
    expect(sided).toEqual([]);
    expect('ml-2 border-l text-left rounded-tr-md -right-1.5'.match(SIDES)).toHaveLength(5);
  });
});
