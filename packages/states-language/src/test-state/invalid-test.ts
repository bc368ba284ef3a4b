/** A test that Step Functions refuses before it runs anything. */
export class InvalidTest extends Error {
  /** Whether it is the definition that is refused, rather than what is asked of it. */
  readonly isDefinition: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isDefinition?: boolean } = {}) {
    super(message, options);
    this.name = 'InvalidTest';
    this.isDefinition = options.isDefinition ?? false;
  }
}
