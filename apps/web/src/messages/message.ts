import type { FaultCode } from '@frameseek/core';
import type { catalogue } from './de/catalogue.ts';

/** A sentence of the interface, as it stands in English: what translations are found by. `{name}` is filled in, `<tag>…</tag>` drawn. */
export type Message = keyof typeof catalogue.messages;

/** A message into which nothing is filled, so that a list may hold it until it is drawn. */
export type PlainMessage = Exclude<Message, `${string}{${string}}${string}`>;

/** What counts by `{n}`, with nothing else to fill in. */
export type CountedMessage = Exclude<Extract<Message, `{n} ${string}`>, `{n} ${string}{${string}`>;

/** A sentence, or one for each plural form (CLDR) that a language has for the number `n`. */
export type Translation = string | { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** What a language says for each message, and for each failure that the server names; facts are filled in by their names. */
export interface Catalogue {
  readonly messages: Readonly<Record<Message, Translation>>;
  readonly faults: FaultWords;
}

/** Why something did not work, by the codes of the server. The English sentence comes from the server itself. */
export type FaultWords = Readonly<Partial<Record<FaultCode, string>>>;

/** The names that a message leaves to be filled in: of `{n} of {total}`, `'n' | 'total'`. */
export type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The tags in a message: of `Press <key>M</key>`, `'key'`. */
export type TagsIn<Text extends string> = Text extends `${string}</${infer Tag}>${infer Rest}` ? Tag | TagsIn<Rest> : never;
