import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, type ModelRole } from '@frameseek/core';
import { z } from 'zod';
import { DTYPES } from './dtypes.ts';
import { buildsOf, type Build, type ModelCard } from './model-list.ts';

/** Name of the file beside a model that is in no list, which says what the list would say of it. */
const DESCRIPTION_FILE = 'frameseek.json';

type Said = Partial<Pick<ModelCard, 'licence' | 'englishOnly' | 'queryTemplates' | 'pooling' | 'queryPrefix' | 'passagePrefix'>> & { readonly dtype?: Build };

/** What the file may say of a model of any role, and of each. A field that is unknown is refused: it would change nothing. */
const dtype = z.enum(DTYPES);
const licence = z.string().exactOptional();
const englishOnly = z.boolean().exactOptional();
const whole = dtype.transform((one): Build => [one]);
const DESCRIPTIONS = {
  visual: z.strictObject({
    dtype: whole.or(z.strictObject({ vision: dtype, text: dtype }).transform(({ vision, text }): Build => [vision, text])).exactOptional(),
    licence, englishOnly, queryTemplates: z.array(z.string().includes('{}')).min(1).exactOptional(),
  }),
  sentences: z.strictObject({
    dtype: whole.exactOptional(), licence, englishOnly,
    pooling: z.enum(['mean', 'cls', 'last']).exactOptional(), queryPrefix: z.string().exactOptional(), passagePrefix: z.string().exactOptional(),
  }),
  transcriber: z.strictObject({
    dtype: whole.or(z.strictObject({ encoder: dtype, decoder: dtype }).transform(({ encoder, decoder }): Build => [encoder, decoder])).exactOptional(), licence,
  }),
  detector: z.strictObject({ dtype: whole.exactOptional(), licence }),
  language: z.strictObject({ dtype: whole.exactOptional(), licence }),
  reader: z.strictObject({ licence }),
  voices: z.strictObject({ dtype: whole.exactOptional(), licence }),
  objects: z.strictObject({ dtype: whole.exactOptional(), licence }),
  tagger: z.strictObject({ dtype: whole.exactOptional(), licence }),
} satisfies Record<ModelRole, z.ZodType<Said>>;

/**
 * The card of a model with what the file in the first folder that has one says of it; the card itself where none has. Throws
 * `model/broken`, with the file and the field, for one that cannot be read.
 */
export const describedCard = async (card: ModelCard, roots: readonly string[]): Promise<ModelCard> => {
  for (const root of roots) {
    const file = join(root, card.id, DESCRIPTION_FILE);
    const text = await textOf(file, card);
    if (text === undefined) continue;
    const { dtype: build, ...said } = parsed(text, { file, card });
    return withSaid(build === undefined ? card : buildsOf(card.role, card.id, [build]), said);
  }
  return card;
};

/** What is said holds for each build that may lie there. */
const withSaid = ({ alternative, ...card }: ModelCard, said: Omit<Said, 'dtype'>): ModelCard =>
  ({ ...card, ...said, ...(alternative !== undefined && { alternative: withSaid(alternative, said) }) });

const textOf = async (file: string, { id }: ModelCard): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return undefined;
    throw new Fault('model/broken', { model: id, reason: `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}` }, { cause });
  }
};

const parsed = (text: string, { file, card }: { readonly file: string; readonly card: ModelCard }): Said => {
  const broken = (reason: string): Fault => new Fault('model/broken', { model: card.id, reason: `${file}: ${reason}` });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error));
  }
  const result = DESCRIPTIONS[card.role].safeParse(content);
  if (result.success) return result.data;
  throw broken(result.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)).join('; '));
};
