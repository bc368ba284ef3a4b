/** A definition or a history that no picture can be made of. */
export class ViewError extends Error {
  override readonly name = 'ViewError';
}
