/** Which sentence a pitch says: upper limit in Hz and sentence. A pure tone (`sine=frequency=440`) picks its own. */
export const SENTENCES: readonly (readonly [number, string])[] = [
  [350, 'The quick brown fox jumps over the lazy dog.'],
  [700, 'A red car drives through the city at night.'],
  [1400, 'Children are playing football in the park.'],
  [2800, 'Waves crash against the rocks on the beach.'],
  [Infinity, 'Birds sing in the forest every morning.'],
];

export const LANGUAGES = ('en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy '
  + 'sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa '
  + 'lb my bo tl mg as tt haw ln ha ba jw su').split(' ');

export interface WhisperTokens {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly merges: readonly (readonly [string, string])[];
  readonly special: readonly string[];
  /** Token ids of each sentence. */
  readonly sentences: readonly (readonly number[])[];
  readonly id: (token: string) => number;
}

/** A byte-level vocabulary that holds the words of the sentences and Whisper's control and time tokens. */
export const whisperTokens = (): WhisperTokens => {
  const alphabet = byteAlphabet();
  const space = alphabet[32] ?? ' ';
  const vocabulary = new Map<string, number>();
  const merges: [string, string][] = [];
  const add = (token: string): void => {
    if (!vocabulary.has(token)) vocabulary.set(token, vocabulary.size);
  };
  alphabet.forEach(add);
  const pieces = (sentence: string): string[] =>
    (sentence.match(/\w+|[^\w\s]/g) ?? []).map((word) => (/\w/.test(word) ? space + word : word));
  for (const word of SENTENCES.flatMap(([, sentence]) => pieces(sentence))) {
    // Merged from left to right: "Gt", "Gth", "Gthe".
    for (let length = 2; length <= word.length; length++) {
      const token = word.slice(0, length);
      if (vocabulary.has(token)) continue;
      add(token);
      merges.push([word.slice(0, length - 1), word.slice(length - 1, length)]);
    }
  }
  const special = ['<|endoftext|>', '<|startoftranscript|>', ...LANGUAGES.map((code) => `<|${code}|>`), '<|translate|>',
    '<|transcribe|>', '<|startoflm|>', '<|startofprev|>', '<|nospeech|>', '<|notimestamps|>'];
  special.forEach(add);
  for (let step = 0; step <= 1500; step++) add(`<|${(step * 0.02).toFixed(2)}|>`);
  const id = (token: string): number => {
    const found = vocabulary.get(token);
    if (found === undefined) throw new Error(`no token ${token}`);
    return found;
  };
  return { vocabulary, merges, special, sentences: SENTENCES.map(([, sentence]) => pieces(sentence).map(id)), id };
};

/** GPT-2's printable stand-ins for the 256 bytes. */
const byteAlphabet = (): string[] => {
  const isPrintable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let extra = 0;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : 256 + extra++));
};
