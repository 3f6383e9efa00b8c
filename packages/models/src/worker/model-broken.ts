/** The files of a model cannot be loaded, or are not what its kind of model consists of. */
export class ModelBrokenError extends Error {
  override readonly name = 'ModelBrokenError';
}
