import {
  Fault, SAMPLE_RATE, tokenize, type AudioChunk, type DualEncoder, type Embedding, type ModelRole, type Models, type ModelStatus, type SoundScores, type TextEmbedder, type TextLine,
} from '@frameseek/core';
import { SOUNDS, frameThings, frameWords, pieceSound, pieceVoice, pieceWords } from './fake-film.ts';

/** What a test changes while the models are in use. */
export interface FakeModelControl {
  /** Roles whose model cannot be had. */
  readonly missing: Set<ModelRole>;
  /** Names of models that cannot be had any more. */
  readonly gone: Set<string>;
  /** Goes into the ids, so that a test can put in a new model. */
  version: string;
  /** Goes into the spaces alone, as on another computer, where a model is another build. */
  build: string;
  /** Whether the models of words know English alone. */
  englishOnly: boolean;
  /** Runs before each batch of pictures. */
  beforePictures: () => Promise<void>;
  /** Words heard as noise: the transcriber fails on them. */
  readonly unheard: Set<string>;
  /** What is said in German, and what it is in English. */
  readonly german: Map<string, string>;
  /** Whether there is a tagger of sounds. */
  hears: boolean;
  /** Whether voices can be told apart. */
  knowsVoices: boolean;
  /** Whether there is a detector of objects. */
  sees: boolean;
  readonly calls: { pictures: number; pieces: number; texts: number; read: number };
}

export const fakeControl = (): FakeModelControl => ({
  missing: new Set(),
  gone: new Set(),
  version: '1',
  build: '',
  englishOnly: false,
  hears: false,
  sees: false,
  knowsVoices: false,
  beforePictures: () => Promise.resolve(),
  unheard: new Set(),
  german: new Map(),
  calls: { pictures: 0, pieces: 0, texts: 0, read: 0 },
});

/** Before the text of a shot that stands where subtitles do. */
export const CAPTION = 'caption: ';
/** Before the text of a shot that stands where channels put their names. */
export const CORNER = 'corner: ';
const lineOf = (text: string): TextLine => {
  if (text.startsWith(CORNER)) {
    return { text: text.slice(CORNER.length), confidence: 0.9, place: { x: 0.9, y: 0.08, height: 0.04 }, box: [[0.84, 0.06], [0.96, 0.06], [0.96, 0.1], [0.84, 0.1]] };
  }
  if (!text.startsWith(CAPTION)) return { text, confidence: 0.9 };
  return { text: text.slice(CAPTION.length), confidence: 0.9, place: { x: 0.5, y: 0.85, height: 0.06 }, box: [[0.2, 0.82], [0.8, 0.82], [0.8, 0.88], [0.2, 0.88]] };
};

/** Pieces in which something is said. */
async function* spoken(audio: AsyncIterable<AudioChunk>): AsyncGenerator<AudioChunk> {
  for await (const piece of audio) if (pieceWords(piece) !== '') yield piece;
}

/** Cells of half a second of what is heard in each piece: speech where there are words. */
async function* tagPieces(audio: AsyncIterable<AudioChunk>): AsyncGenerator<SoundScores> {
  for await (const piece of audio) {
    const label = pieceSound(piece);
    for (let at = 0; at < piece.samples.length / SAMPLE_RATE; at += 0.5) {
      yield { start: piece.start + at, end: piece.start + at + 0.5, scores: Float32Array.from(SOUNDS, (one) => (one === label ? 0.9 : 0)) };
    }
  }
}

const DIMENSIONS = 1021;

/** Each word turns the vector a little into a direction of its own: texts that share words lie near one another. */
const embed = (text: string): Embedding => {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of tokenize(text)) {
    let direction = 7;
    for (const letter of word) direction = (direction * 31 + letter.charCodeAt(0)) % DIMENSIONS;
    vector[direction] = (vector[direction] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.fill(1 / Math.sqrt(DIMENSIONS)) : vector.map((value) => value / length);
};

/** Models that know words exactly and nothing else; each can be taken away and replaced. */
export const fakeModels = (control: FakeModelControl): Models => {
  const { calls } = control;
  const give = async <T extends object>(role: ModelRole, model: T): Promise<T> => {
    await Promise.resolve();
    const isGone = 'info' in model && [...control.gone].some((id) => JSON.stringify(model.info).includes(`"${id}"`));
    if (control.missing.has(role) || isGone) {
      throw new Fault('model/unavailable', { model: role, reason: 'it is not there', remedy: 'Fetch it.' });
    }
    return model;
  };
  const textEncoder = (id: string): TextEmbedder => ({
    info: { id, standIn: false, ...(control.englishOnly && { englishOnly: true as const }) },
    space: { id: `${id}${control.build}`, dimensions: DIMENSIONS },
    maxBatch: 4,
    embedTexts: (texts) => {
      calls.texts += texts.length;
      return Promise.resolve(texts.map(embed));
    },
  });
  const dualEncoder = (id: string): DualEncoder => ({
    ...textEncoder(id),
    frameSize: { width: 8, height: 8, fit: 'stretch' },
    embedImages: async (frames, { signal }) => {
      await control.beforePictures();
      signal.throwIfAborted();
      calls.pictures += frames.length;
      return frames.map((frame) => embed(frameWords(frame).colour));
    },
  });
  return {
    visual: ({ model = `visual-${control.version}` }) => give('visual', dualEncoder(model)),
    sentences: ({ model = `sentences-${control.version}` }) => give('sentences', textEncoder(model)),
    detector: () => give('detector', { info: { id: 'detector', standIn: false }, speech: spoken }),
    transcriber: () => give('transcriber', {
      info: { id: `transcriber-${control.version}`, standIn: false },
      transcribe: (piece, { english: wanted }) => {
        calls.pieces += 1;
        const text = pieceWords(piece);
        if (control.unheard.has(text)) return Promise.reject(new Fault('model/failed', { model: 'transcriber', reason: 'noise' }));
        const span = { start: piece.start, end: piece.start + piece.samples.length / 16_000 };
        const english = control.german.get(text);
        if (english === undefined) return Promise.resolve({ cues: [{ ...span, text }], language: 'en' });
        return Promise.resolve({ cues: [{ ...span, text }], language: 'de', ...(wanted === true && { english: [{ ...span, text: english }] }) });
      },
    }),
    reader: () => give('reader', {
      info: { id: 'reader', standIn: false },
      frameSize: { maxWidth: 640 },
      readText: (frame) => {
        calls.read += 1;
        const { text } = frameWords(frame);
        return Promise.resolve(text === '' ? [] : text.split('\n').map(lineOf));
      },
    }),
    objects: () => control.sees ? give('objects', {
      info: { id: 'objects', standIn: false },
      labels: ['person', 'dog', 'car'],
      frameSize: () => ({ width: 8, height: 8, fit: 'stretch' }),
      detect: (frame) => Promise.resolve(frameThings(frame)),
    }) : Promise.reject(new Fault('model/unavailable', { model: 'objects', reason: 'it is not there', remedy: 'Fetch it.' })),
    tagger: () => control.hears ? give('tagger', {
      info: { id: 'tagger', standIn: false },
      labels: SOUNDS,
      tag: tagPieces,
    }) : Promise.reject(new Fault('model/unavailable', { model: 'tagger', reason: 'it is not there', remedy: 'Fetch it.' })),
    voices: () => control.knowsVoices ? give('voices', {
      info: { id: `voices-${control.version}`, standIn: false },
      sameVoice: 0.5,
      embed: (pieces) => Promise.resolve(pieces.map((piece) => Float32Array.from({ length: 8 }, (_, index) => (index === pieceVoice(piece) ? 1 : 0)))),
    }) : Promise.reject(new Fault('model/unavailable', { model: 'voices', reason: 'it is not there', remedy: 'Fetch it.' })),
    status: () => Promise.resolve((['visual', 'sentences', 'detector', 'transcriber', 'reader', ...(control.sees ? ['objects' as const] : []), ...(control.hears ? ['tagger' as const] : []), ...(control.knowsVoices ? ['voices' as const] : [])] as const).map(
      (role): ModelStatus => ({
        role, id: role === 'visual' || role === 'sentences' ? `${role}-${control.version}` : role, standIn: false, state: control.missing.has(role) ? 'missing' : 'present',
        chosen: !control.missing.has(role), from: 'test', sizeBytes: 1, begunBytes: 0, licence: 'MIT', canBeFetched: false,
      }))),
    pull: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
};
