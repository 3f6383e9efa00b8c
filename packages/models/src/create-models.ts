import { availableParallelism } from 'node:os';
import { Fault, type DualEncoder, type LanguageModel, type ModelRole, type Models, type TextEmbedder, type Transcriber, type VoiceActivityDetector } from '@frameseek/core';
import { openDualEncoder } from './embedding/dual-encoder.ts';
import type { HostedModel } from './worker/hosted-model.ts';
import { createLocalModel } from './language/local-model.ts';
import { openVisionLanguageModel } from './language/vision-language-model.ts';
import { createModelFiles } from './hub/model-files.ts';
import { cardOf, defaultCards, ENERGY_DETECTOR, MODEL_LIST, serverCard, whisperCppCards, type ModelCard } from './registry/model-list.ts';
import { statusOf } from './model-status.ts';
import type { ModelsOptions, WhisperOptions } from './options.ts';
import { openObjectDetector } from './objects/object-detector.ts';
import { openTextReader } from './ocr/text-reader.ts';
import { createRole, type Role } from './registry/create-role.ts';
import { namedRole } from './registry/named-role.ts';
import { openSoundTagger } from './sounds/sound-tagger.ts';
import { createVoiceActivityDetector } from './speech/vad/voice-activity-detector.ts';
import { createEnergyVad } from './speech/vad/energy-vad.ts';
import { openSileroVad } from './speech/vad/silero-vad.ts';
import { openTextEmbedder } from './embedding/text-embedder.ts';
import { checkBuilt, openWhisperCpp } from './whisper-cpp/whisper-cpp.ts';
import { httpModelId, openWhisperHttp } from './speech/whisper-http.ts';
import { openWhisperOnnx } from './speech/whisper-onnx.ts';
import { openVoiceEmbedder } from './voices/voice-embedder.ts';
import { createWorkerHost, type WorkerHost } from './worker/worker-host.ts';

/** The models of every role, and the language model of this computer where the settings name one. */
export interface OpenModels extends Models {
  readonly local?: LanguageModel;
}

/** The models of every role, found or downloaded, and loaded at their first use. */
export const createModels = (options: ModelsOptions): OpenModels => {
  const files = createModelFiles(options);
  // Threads of their own, so that a film's pictures, its speech and its texts are worked on side by side.
  const openHost = (): WorkerHost => createWorkerHost({ ...(options.telemetry !== undefined && { telemetry: options.telemetry }) });
  const hosts = [openHost(), openHost(), openHost(), openHost()] as const;
  const [sight, hearing, reading, writing] = hosts;
  const threads = options.threads ?? availableParallelism();
  const report = options.report ?? ((): void => undefined);
  const find = async (card: ModelCard, host: WorkerHost, signal: AbortSignal): Promise<HostedModel> =>
    ({ host, threads, ...(await files.obtain(card, { signal, report })) });
  const cards = (role: ModelRole): readonly ModelCard[] => cardsOfRole(role, options);

  const visualOf = (those: readonly ModelCard[]): Role<DualEncoder> => createRole({
    name: 'visual', cards: those,
    open: async (card, signal) => openDualEncoder(await find(card, sight, signal), signal),
  });
  const sentencesOf = (those: readonly ModelCard[]): Role<TextEmbedder> => createRole({
    name: 'sentences', cards: those,
    open: async (card, signal) => openTextEmbedder(await find(card, sight, signal), signal),
  });
  const visual = visualOf(cards('visual'));
  const sentences = sentencesOf(cards('sentences'));
  const detector = createRole({
    name: 'detector', cards: cards('detector'),
    open: (card, signal) => openDetector({ card, signal, find: () => find(card, hearing, signal) }),
  });
  const transcriber = createRole({
    name: 'transcriber', cards: cards('transcriber'),
    check: async (card) => {
      if (card.engine === 'whisper-cpp') await checkBuilt(card.id);
    },
    open: async (card, signal) =>
      inLanguage(options.language, await openTranscriber(options.whisper, { card, signal, find: () => find(card, hearing, signal) })),
  });
  const loaded = <Model>(name: 'reader' | 'objects' | 'tagger' | 'voices' | 'language', host: WorkerHost, open: (model: HostedModel, signal: AbortSignal) => Promise<Model>): Role<Model> =>
    createRole({ name, cards: cards(name), open: async (card, signal) => open(await find(card, host, signal), signal) });
  const reader = loaded('reader', reading, openTextReader);
  const objects = loaded('objects', sight, openObjectDetector);
  const tagger = loaded('tagger', hearing, openSoundTagger);
  const voices = loaded('voices', hearing, openVoiceEmbedder);
  const language = loaded('language', writing, openVisionLanguageModel);

  const roles = [visual, sentences, detector, transcriber, reader, objects, tagger, voices, language];
  const [local] = language.cards;
  return {
    visual: namedRole({ chosen: visual, only: (id) => visualOf([cardOf('visual', id)]) }),
    sentences: namedRole({ chosen: sentences, only: (id) => sentencesOf([cardOf('sentences', id)]) }),
    detector: detector.get, transcriber: transcriber.get, reader: reader.get, objects: objects.get, tagger: tagger.get, voices: voices.get,
    ...listed(roles, { files, options }),
    close: () => Promise.all(hosts.map((host) => host.close())).then(() => undefined),
    ...(local !== undefined && { local: createLocalModel(local.id, language.get) }),
  };
};

/** What there is of all roles, and what comes when it is wanted. */
const listed = (roles: Parameters<typeof statusOf>[0], { files, options }: { readonly files: ReturnType<typeof createModelFiles>; readonly options: ModelsOptions }): Pick<OpenModels, 'status' | 'pull'> => ({
  status: async ({ signal }) => {
    signal.throwIfAborted();
    return statusOf(roles, { files, options, signal });
  },
  pull: async (ids, pullOptions) => {
    for (const card of cardsToPull(ids, roles.map((role) => role.cards))) {
      await files.pull(card, pullOptions);
      for (const role of roles) role.forgive(card);
    }
  },
});

interface Opening {
  readonly card: ModelCard;
  readonly signal: AbortSignal;
  readonly find: () => Promise<HostedModel>;
}

const openDetector = async ({ card, signal, find }: Opening): Promise<VoiceActivityDetector> => {
  const info = { id: card.id, standIn: card.standIn };
  if (card.id === ENERGY_DETECTOR) return createVoiceActivityDetector(info, createEnergyVad);
  return createVoiceActivityDetector(info, await openSileroVad(await find(), signal));
};

const openTranscriber = async (whisper: WhisperOptions, { card, signal, find }: Opening): Promise<Transcriber> => {
  if (whisper.engine === 'http') return openWhisperHttp(whisper);
  const found = await find();
  return card.engine === 'whisper-cpp' ? openWhisperCpp(found, signal) : openWhisperOnnx(found, signal);
};

/** Tells the transcriber the configured language wherever a call names none. */
const inLanguage = (language: string | undefined, transcriber: Transcriber): Transcriber => language === undefined ? transcriber : {
  ...transcriber,
  transcribe: (chunk, options) => transcriber.transcribe(chunk, { language, ...options }),
};

const cardsOfRole = (role: ModelRole, { preferences, whisper }: ModelsOptions): readonly ModelCard[] => {
  if (preferences[role]?.length === 0) return [];
  // Half a gigabyte, which nobody downloads unasked.
  if (role === 'language' && preferences.language === undefined) return [];
  if (role === 'transcriber' && whisper.engine === 'http') return [serverCard(httpModelId(whisper), whisper.url ?? 'no address')];
  if (role === 'transcriber' && whisper.engine === 'whisper-cpp') return whisperCppCards();
  const preferred = preferences[role];
  return preferred === undefined ? defaultCards(role) : preferred.map((id) => cardOf(role, id));
};

/** The named models, or the preferred one of each role. */
const cardsToPull = (ids: readonly string[], roles: readonly (readonly ModelCard[])[]): readonly ModelCard[] => {
  if (ids.length === 0) return roles.flatMap((cards) => cards.slice(0, 1));
  const known = [...roles.flat(), ...MODEL_LIST];
  return ids.map((id) => {
    const card = known.find((one) => one.id === id);
    if (card !== undefined) return card;
    throw new Fault('input/invalid', { problems: [`no model is called ${id}; known are ${[...new Set(known.map((one) => one.id))].join(', ')}`] });
  });
};
