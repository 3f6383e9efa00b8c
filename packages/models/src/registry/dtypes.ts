import { Fault } from '@frameseek/core';
import type { Dtype } from '../worker/methods.ts';

/** What stands before `.onnx` in the name of a file, by how its numbers are stored, as transformers.js names them. */
const SUFFIXES = { fp32: '', fp16: '_fp16', q8: '_quantized', int8: '_int8', uint8: '_uint8', q4: '_q4', q4f16: '_q4f16', bnb4: '_bnb4' } as const satisfies Record<Dtype, string>;

/** All ways in which the numbers of a file may be stored. */
export const DTYPES = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const satisfies readonly Dtype[];

/** The end of the name of a file whose numbers are stored so. */
export const endingOf = (dtype: Dtype): string => `${SUFFIXES[dtype]}.onnx`;

/** How the numbers of a part of a model are stored, as the name of its file tells. Throws `model/broken` where it has no such part. */
export const dtypeOf = (card: { readonly id: string; readonly files: readonly { readonly path: string }[] }, part: string): Dtype => {
  const dtype = DTYPES.find((one) => card.files.some(({ path }) => path === `onnx/${part}${endingOf(one)}`));
  if (dtype === undefined) throw new Fault('model/broken', { model: card.id, reason: `it has no ${part} that can be used` });
  return dtype;
};
