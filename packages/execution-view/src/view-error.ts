/** There is no picture of a definition or a history like this. */
export class ViewError extends Error {
  override readonly name = 'ViewError';
}
