/** Why a model file can't be a backbone, as the rest of a sentence about the file. */
export class BackboneError extends Error {
  override readonly name = 'BackboneError';
}
