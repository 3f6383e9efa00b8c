import type { catalogue } from './de/catalogue.ts';
import type { FaultWords, Translation } from './translation.ts';

/** A sentence of the interface, as it stands in English: what translations are found by. `{name}` is filled in, `<tag>…</tag>` drawn. */
export type Message = keyof typeof catalogue.messages;

/** A message into which nothing is filled, so that a list may hold it until it is drawn. */
export type PlainMessage = Exclude<Message, `${string}{${string}}${string}`>;

/** What counts by `{n}`, with nothing else to fill in. */
export type CountedMessage = Exclude<Extract<Message, `{n} ${string}`>, `{n} ${string}{${string}`>;

/** What a language says for each message, and for each failure that the server names; facts are filled in by their names. */
export interface Catalogue {
  readonly messages: Readonly<Record<Message, Translation>>;
  readonly faults: FaultWords;
  /** Sentences that servers write in English; what they fill in stands as `{name}`. */
  readonly server: Readonly<Record<ServerSentence, string>>;
}

/** A sentence that a server writes, as it stands in English. */
export type ServerSentence = keyof typeof catalogue.server;

/** The names that a message leaves to be filled in: of `{n} of {total}`, `'n' | 'total'`. */
export type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The tags in a message: of `Press <key>M</key>`, `'key'`. */
export type TagsIn<Text extends string> = Text extends `${string}</${infer Tag}>${infer Rest}` ? Tag | TagsIn<Rest> : never;
