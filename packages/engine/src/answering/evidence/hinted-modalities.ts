import type { Modality } from '@frameseek/core';

const HINTS: readonly (readonly [pattern: RegExp, modality: Modality])[] = [
  [/\b(?:sa(?:y|ys|id|ying)|tell|tells|told|talk\w*|speak\w*|spoke\w*|mention\w*|hear\w*|voice|narrat\w*|according to|quote\w*|explain\w*|ask(?:s|ed)?|answer(?:s|ed)?|called|named?|greet\w*|described?|why|sagt?e?|spricht)\b/iu, 'speech'],
  [/\b(?:titles?|headings?|headlines?|texts?|writ\w*|written|reads?|spell\w*|slides?|signs?|labels?|captions?|credits?|subtitles?|words?|columns?|tables?|quer(?:y|ies)|errors?|numbers?|codes?|buttons?|screens?|chosen|named?|renamed?|schrift|steht)\b/iu, 'text'],
];

/** The modalities that the words of a question point to: what somebody says, what can be read. */
export const hintedModalities = (question: string): readonly Modality[] =>
  HINTS.filter(([pattern]) => pattern.test(question)).map(([, modality]) => modality);
