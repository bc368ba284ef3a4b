import type { Json } from './json.ts';
import { TemplateError } from './template-error.ts';

const REFUSED: Readonly<Record<string, string>> = {
  'AWS::Serverless-2016-10-31':
    'deploy a template without it, as the CDK writes, or the one that AWS has processed: aws cloudformation get-template --template-stage Processed',
  'AWS::Include': 'put the part into the template before it is deployed',
};

/** The transforms that a template names. Throws for those that the emulator does not have. */
export function readTransforms(transform: Json | undefined): string[] {
  if (transform === undefined) return [];
  return (Array.isArray(transform) ? transform : [transform]).map((each) => {
    const name = typeof each === 'object' && each !== null && !Array.isArray(each) ? each['Name'] : each;
    if (typeof name !== 'string')
      throw new TemplateError('Key Name of transform definition must be a string.');
    if (name === 'AWS::LanguageExtensions') return name;
    const way = REFUSED[name];
    throw new TemplateError(
      `The emulator does not support the transform ${name}${way === undefined ? '' : `; ${way}`}`,
    );
  });
}
