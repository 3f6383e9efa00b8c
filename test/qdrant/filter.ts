import { z } from 'zod';

export type Payload = Readonly<Record<string, unknown>>;

const condition = z.union([
  z.strictObject({ key: z.string(), match: z.strictObject({ any: z.array(z.string()) }) }),
  z.strictObject({ key: z.string(), match: z.strictObject({ phrase: z.string() }) }),
  z.strictObject({ key: z.string(), range: z.strictObject({ lt: z.number().optional(), gt: z.number().optional() }) }),
]);
/** The part of Qdrant's filters that Frameseek uses. */
export const filter = z.strictObject({ must: z.array(condition) });
export type Filter = z.infer<typeof filter>;

/** Whether a payload passes all the conditions. */
export const passes = (payload: Payload, where: Filter | undefined): boolean =>
  (where?.must ?? []).every((each) => {
    const value = payload[each.key];
    if ('range' in each) {
      const { lt = Infinity, gt = -Infinity } = each.range;
      return typeof value === 'number' && value < lt && value > gt;
    }
    if ('phrase' in each.match) return typeof value === 'string' && hasPhrase(value, each.match.phrase);
    const { any } = each.match;
    // A list passes when one of its values does.
    return (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && any.includes(one));
  });

/** Tokens in a row, as an index with the tokenizer `whitespace` and `phrase_matching` compares them. */
const hasPhrase = (text: string, phrase: string): boolean => ` ${tokens(text)} `.includes(` ${tokens(phrase)} `);

const tokens = (text: string): string => text.toLowerCase().split(/\s+/).filter(Boolean).join(' ');
