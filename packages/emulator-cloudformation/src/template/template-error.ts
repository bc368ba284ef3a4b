/** A fault of a template, in CloudFormation's words where they are known. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

export function formatError(detail: string): TemplateError {
  return new TemplateError(`Template format error: ${detail}`);
}
