/** A request that is refused, with the HTTP status that says so. */
export class ServingError extends Error {
  override readonly name = 'ServingError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
