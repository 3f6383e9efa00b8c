import { z } from 'zod';

export type Payload = Readonly<Record<string, unknown>>;

const condition = z.union([
  z.strictObject({ key: z.string(), match: z.strictObject({ any: z.array(z.string()) }) }),
  z.strictObject({ key: z.string(), match: z.strictObject({ phrase: z.string() }) }),
  z.strictObject({ key: z.string(), range: z.strictObject({ lt: z.number().optional(), gt: z.number().optional() }) }),
]);
/** Of the generation of a segment: one, or none at all. */
const generation = z.union([
  z.strictObject({ key: z.string(), match: z.strictObject({ value: z.number() }) }),
  z.strictObject({ is_empty: z.strictObject({ key: z.string() }) }),
]);
/** Of the library of a point: from before libraries were told apart, or from after. */
const owner = z.union([
  z.strictObject({ key: z.literal('adopted'), match: z.strictObject({ value: z.boolean() }) }),
  z.strictObject({ is_empty: z.strictObject({ key: z.literal('library') }) }),
]);
const excluded = z.union([generation, z.strictObject({ must: z.array(z.union([condition, generation])) })]);
/** The part of Qdrant's filters that Frameseek uses. */
export const filter = z.strictObject({ must: z.array(z.union([condition, owner])), must_not: z.array(excluded).optional() });
export type Filter = z.infer<typeof filter>;
type Condition = z.infer<typeof condition> | z.infer<typeof generation> | z.infer<typeof owner>;

/** The payload fields that a filter asks about; what has no library is looked for once, before there is an index of them. */
export const fieldsOf = ({ must, must_not = [] }: Filter): readonly string[] =>
  [...must, ...must_not.flatMap((one) => ('must' in one ? one.must : [one]))].map((one) => ('is_empty' in one ? one.is_empty.key : one.key))
    .filter((key, _, all) => key !== 'library' || all.length > 1);

/** Whether a payload passes all the conditions. */
export const passes = (payload: Payload, where: Filter | undefined): boolean =>
  (where?.must ?? []).every((each) => holds(payload, each))
  && !(where?.must_not ?? []).some((each) => ('must' in each ? each.must.every((one) => holds(payload, one)) : holds(payload, each)));

const holds = (payload: Payload, each: Condition): boolean => {
  if ('is_empty' in each) return payload[each.is_empty.key] === undefined;
  const value = payload[each.key];
  if ('range' in each) {
    const { lt = Infinity, gt = -Infinity } = each.range;
    return typeof value === 'number' && value < lt && value > gt;
  }
  if ('phrase' in each.match) return typeof value === 'string' && hasPhrase(value, each.match.phrase);
  if ('value' in each.match) return value === each.match.value;
  const { any } = each.match;
  // A list passes when one of its values does.
  return (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && any.includes(one));
};

/** Tokens in a row, as an index with the tokenizer `whitespace` and `phrase_matching` compares them. */
const hasPhrase = (text: string, phrase: string): boolean => ` ${tokens(text)} `.includes(` ${tokens(phrase)} `);

const tokens = (text: string): string => text.toLowerCase().split(/\s+/).filter(Boolean).join(' ');
