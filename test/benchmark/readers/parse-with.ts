import { Fault, errorMessage } from '@frameseek/core';
import { z } from 'zod';

/** The JSON in `text` as the schema has it; `place` says where it stands. Throws `input/invalid`. */
export const parseWith = <T>(schema: z.ZodType<T>, text: string, place: string): T => {
  const parsed = schema.safeParse(jsonIn(text, place));
  if (parsed.success) return parsed.data;
  throw new Fault('input/invalid', { problems: [`${place} of the annotations: ${z.prettifyError(parsed.error)}`] });
};

const jsonIn = (text: string, place: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Fault('input/invalid', { problems: [`${place} of the annotations is no JSON: ${errorMessage(error)}`] }, { cause: error });
  }
};
