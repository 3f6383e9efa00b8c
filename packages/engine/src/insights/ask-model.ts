import { Fault, type Abortable, type ModelMessage, type ModelRequest } from '@frameseek/core';
import { z } from 'zod';
import type { MeteredModel } from '../language/metered-model.ts';

/** An answer as text. An empty one is asked for once again, and not kept; a second makes it `model/nonsense`. */
export const askText = async (model: MeteredModel, request: ModelRequest, options: Abortable): Promise<string> => {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const { text } = await askOnce(model, request, options);
    if (text !== '') return text;
    model.forget(request);
  }
  throw new Fault('model/nonsense', { model: model.info.id, reason: 'it answered with nothing' });
};

/** A question that is answered with JSON. */
export interface JsonQuestion<Schema extends z.ZodType> extends Pick<ModelRequest, 'purpose' | 'system' | 'maxOutputTokens'> {
  readonly name: string;
  readonly parts: Extract<ModelMessage, { role: 'user' }>['parts'];
  readonly schema: Schema;
  /** What the schema cannot say: a sentence on what is wrong, or undefined. */
  readonly check?: (value: z.output<Schema>) => string | undefined;
}

/**
 * An answer as JSON of the schema. One that is none is asked for once again, with what is wrong with it; a second makes
 * it `model/nonsense`. Neither is kept for equal questions, so that trying again really asks again.
 */
export const askJson = async <Schema extends z.ZodType>(model: MeteredModel, question: JsonQuestion<Schema>, options: Abortable): Promise<z.output<Schema>> => {
  const { name, parts, schema, check, ...rest } = question;
  const first: ModelRequest = { ...rest, json: { name, schema: z.toJSONSchema(schema) }, messages: [{ role: 'user', parts }] };
  const answer = await askOnce(model, first, options);
  const read = readJson(answer, { schema, check });
  if ('value' in read) return read.value;
  model.forget(first);
  const again: ModelRequest = {
    ...first,
    messages: [...first.messages, { role: 'assistant', text: answer.text }, { role: 'user', parts: [{ type: 'text', text: askAgain(read.problem) }] }],
  };
  const second = readJson(await askOnce(model, again, options), { schema, check });
  if ('value' in second) return second.value;
  model.forget(again);
  throw new Fault('model/nonsense', { model: model.info.id, reason: second.problem });
};

/** One question to a model, and its whole answer; `cut` where it ran into the limit of tokens. Throws the faults of the model. */
const askOnce = async (model: MeteredModel, request: ModelRequest, options: Abortable): Promise<{ text: string; cut: boolean }> => {
  let text = '';
  let cut = false;
  for await (const event of model.stream(request, options)) {
    if (event.type === 'text') text += event.text;
    if (event.type === 'end') cut = event.cut;
  }
  return { text: text.trim(), cut };
};

const askAgain = (problem: string): string =>
  `That is not what was asked for: ${problem}. Answer once more, with nothing but the JSON.`;

type Read<Value> = { readonly value: Value } | { readonly problem: string };

const readJson = <Schema extends z.ZodType>(
  { text, cut }: { readonly text: string; readonly cut: boolean },
  { schema, check }: { readonly schema: Schema; readonly check: ((value: z.output<Schema>) => string | undefined) | undefined },
): Read<z.output<Schema>> => {
  const json = jsonIn(text);
  if (json === undefined) return { problem: cut ? 'the answer is too long, so that it was cut off' : 'it is not JSON' };
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { problem: `${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? 'is wrong'}` };
  }
  const problem = check?.(parsed.data);
  return problem === undefined ? { value: parsed.data } : { problem };
};

/** Models like to put fences and a sentence around it. */
const jsonIn = (text: string): unknown => {
  const from = text.search(/[{[]/u);
  const to = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (from < 0 || to < from) return undefined;
  try {
    return JSON.parse(text.slice(from, to + 1));
  } catch {
    return undefined;
  }
};
