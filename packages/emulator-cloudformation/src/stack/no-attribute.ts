import { TemplateError } from '../template/template-error.ts';

export function noAttribute(logicalId: string, name: string): TemplateError {
  return new TemplateError(
    `Template error: resource ${logicalId} does not support attribute type ${name} in Fn::GetAtt`,
  );
}
