import type { FaultCode } from '@frameseek/core';

/** A sentence, or one for each plural form (CLDR) that a language has for the number `n`. */
export type Translation = string | { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Why something did not work, by the codes of the server. The English sentence comes from the server itself. */
export type FaultWords = Readonly<Record<FaultCode, string>>;
