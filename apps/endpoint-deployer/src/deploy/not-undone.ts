import { CommandError, describeFailure } from '@scones/command-line';
import type { MadeParts } from './endpoint-parts.ts';

/** A failure that leaves something behind, with the commands that remove it. */
export function notUndone(name: string, made: MadeParts, failure: unknown, cause: unknown): CommandError {
  return new CommandError(
    'NOT_UNDONE',
    `${describeFailure(failure)} The parts of the endpoint ${name} that had been made could not be removed: ${describeFailure(cause)}`,
    `Remove it: ${deletionsOf(made).join('; ')}`,
    { cause },
  );
}

function deletionsOf({ endpoint, configuration, models = [] }: MadeParts): string[] {
  return [
    ...(endpoint === undefined ? [] : [`aws sagemaker delete-endpoint --endpoint-name ${endpoint}`]),
    ...(configuration === undefined
      ? []
      : [`aws sagemaker delete-endpoint-config --endpoint-config-name ${configuration}`]),
    ...models.map((model) => `aws sagemaker delete-model --model-name ${model}`),
  ];
}
