import { operationsOf } from '@scones/emulator-core';
import type { CloudFormationContext } from './context.ts';
import { errors } from './errors.ts';
import { TemplateError } from './template/template-error.ts';

/** Defines an operation by the AWS SDK's type of its output; a template's faults become the caller's. */
export function operation<Output extends object>() {
  const define = operationsOf<CloudFormationContext>()<Output>();
  const defineBlaming: typeof define = (input, handle) =>
    define(input, async (context, parsed, request) => {
      try {
        return await handle(context, parsed, request);
      } catch (cause) {
        if (cause instanceof TemplateError)
          throw errors.ValidationError.template({ fault: cause.message }, { cause });
        throw cause;
      }
    });
  return defineBlaming;
}
