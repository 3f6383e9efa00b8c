import type { DualEncoder, ModelInfo, ModelRole, Models, NamedModel, ObjectDetector, Telemetry, TextEmbedder, TextReader, Transcriber } from '@frameseek/core';

/** The same models, which tell when they are loaded, what each call takes, and when one fails. */
export const instrumentModels = <AllModels extends Models>(models: AllModels, telemetry: Telemetry): AllModels => {
  const loaded = <Model extends Named>(role: ModelRole, get: Get<Model>, wrap: (model: Model) => Model): Get<Model> => {
    const known = new WeakMap<Model, Model>();
    let isKnown = false;
    const load: Get<Model> = (options) => telemetry.span('model.load', { role }, async (note) => {
      const model = await get(options);
      note({ model: model.info.id, standIn: model.info.standIn });
      return model;
    });
    return async (options) => {
      const model = await (isKnown ? get(options) : load(options));
      isKnown = true;
      const wrapped = known.get(model) ?? wrap(model);
      known.set(model, wrapped);
      return wrapped;
    };
  };
  return {
    ...models,
    visual: loaded('visual', models.visual, (model) => timedEncoder(model, telemetry)),
    sentences: loaded('sentences', models.sentences, (model) => ({ ...model, embedTexts: timedTexts('sentences', model, telemetry) })),
    // It is pulled by the recogniser, piece by piece: its own time is told by its thread.
    detector: loaded('detector', models.detector, (model) => model),
    transcriber: loaded('transcriber', models.transcriber, (model) => timedTranscriber(model, telemetry)),
    // As the detector, it is pulled cell by cell.
    tagger: loaded('tagger', models.tagger, (model) => model),
    voices: loaded('voices', models.voices, (model) => model),
    objects: loaded('objects', models.objects, (model) => timedDetector(model, telemetry)),
    reader: loaded('reader', models.reader, (model) => timedReader(model, telemetry)),
  };
};

interface Named {
  readonly info: ModelInfo;
}
type Get<Model> = (options: NamedModel) => Promise<Model>;

const timedEncoder = (model: DualEncoder, telemetry: Telemetry): DualEncoder => ({
  ...model,
  embedTexts: timedTexts('visual', model, telemetry),
  embedImages: (frames, options) =>
    telemetry.span('model.call', { role: 'visual', model: model.info.id, items: frames.length }, () => model.embedImages(frames, options)),
});

const timedTexts = (role: ModelRole, model: TextEmbedder, telemetry: Telemetry): TextEmbedder['embedTexts'] => (texts, options) =>
  telemetry.span('model.call', { role, model: model.info.id, items: texts.length }, () => model.embedTexts(texts, options));

const timedTranscriber = (model: Transcriber, telemetry: Telemetry): Transcriber => ({
  ...model,
  transcribe: (chunk, options) => telemetry.span('model.call', { role: 'transcriber', model: model.info.id, items: 1 }, async (note) => {
    const heard = await model.transcribe(chunk, options);
    note({ results: heard.cues.length });
    return heard;
  }),
});

const timedReader = (model: TextReader, telemetry: Telemetry): TextReader => ({
  ...model,
  readText: (frame, options) => telemetry.span('model.call', { role: 'reader', model: model.info.id, items: 1 }, async (note) => {
    const lines = await model.readText(frame, options);
    note({ results: lines.length });
    return lines;
  }),
});

const timedDetector = (model: ObjectDetector, telemetry: Telemetry): ObjectDetector => ({
  ...model,
  detect: (frame, options) => telemetry.span('model.call', { role: 'objects', model: model.info.id, items: 1 }, async (note) => {
    const found = await model.detect(frame, options);
    note({ results: found.length });
    return found;
  }),
});
