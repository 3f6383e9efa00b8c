import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogues.ts';
import { ENGLISH_FORMS, englishSingular } from './english-forms.ts';
import { LANGUAGES } from './languages.ts';
import type { Translation } from './translation.ts';

const OTHERS = LANGUAGES.flatMap(({ code }) => (code === 'en' ? [] : [code]));
const catalogues = new Map(await Promise.all(OTHERS.map(async (code) => [code, await catalogueOf(code)] as const)));
const messages = (code: string): Readonly<Record<string, Translation>> => [...catalogues].find(([one]) => one === code)?.[1].messages ?? {};
const textsOf = (translation: Translation): readonly string[] => (typeof translation === 'string' ? [translation] : Object.values(translation));
/** What is filled in or drawn; a number may be left out of a plural form that says it in words. */
const openIn = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}|<\/\w+>/g))].filter((one) => one !== '{n}').toSorted();

/** Names, signs and words that these languages share with English. */
const SAME = new Map<string, readonly string[]>([
  ['de', ['Filter', 'Name', 'Player', 'Status', 'Status: {text}', 'Storyboard', 'Streams', 'Tag', 'Tags', 'Text', 'Videos', 'orange']],
  ['fr', ['Collection', 'Collections', 'Moments', 'Second moment', 'Storyboard', 'orange']],
  ['es', ['No']],
  ['ja', []],
  ['zh', []],
]);

describe.each(OTHERS)('the catalogue of %s', (code) => {
  it('has every message, and no other', () => {
    expect(Object.keys(messages(code)).toSorted()).toEqual(Object.keys(messages('de')).toSorted());
    expect(Object.keys(messages(code)).length).toBeGreaterThan(200);
  });

  it('leaves open in each what English does', () => {
    const wrong = Object.entries(messages(code)).flatMap(([message, translation]) =>
      textsOf(translation).filter((text) => String(openIn(text)) !== String(openIn(message))).map((text) => `${message} → ${text}`));
    expect(wrong).toEqual([]);
  });

  it('has every plural form of the language where English has two', () => {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories.filter((form) => form !== 'many');
    const counted = Object.keys(messages(code)).filter((message) => typeof ENGLISH_FORMS[message] === 'object' || englishSingular(message) !== message);
    expect(counted.length).toBeGreaterThan(50);
    const lacking = counted.flatMap((message) => {
      const translation = messages(code)[message] ?? '';
      return forms.length > 1 && (typeof translation === 'string' || forms.some((form) => translation[form] === undefined)) ? [message] : [];
    });
    expect(lacking).toEqual([]);
  });

  it('tells each failure by the facts that German tells it by', () => {
    const told = (of: typeof code): readonly string[] => Object.entries(catalogues.get(of)?.faults ?? {}).map(([fault, text]) => `${fault} ${String(openIn(text))}`).toSorted();
    expect(told(code)).toEqual(told('de'));
  });

  it('says nothing in English but names and shared words', () => {
    const same = Object.entries(messages(code)).filter(([message, translation]) => translation === message).map(([message]) => message);
    expect(same.toSorted()).toEqual(SAME.get(code)?.toSorted());
  });

  it('says each once', async () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for await (const file of glob('*.ts', { cwd: join(import.meta.dirname, code) })) {
      for (const [, message = ''] of (await readFile(join(import.meta.dirname, code, file), 'utf8')).matchAll(/^ {2}('.*?(?<!\\)'): /gm)) {
        if (seen.has(message)) twice.push(`${message} in ${seen.get(message) ?? ''} and ${file}`);
        seen.set(message, file);
      }
    }
    expect(twice).toEqual([]);
  });
});
