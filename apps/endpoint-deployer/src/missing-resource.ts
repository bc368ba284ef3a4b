import { CommandError } from '@scones/command-line';

/** SageMaker has no one error for what is not there: the control plane mostly calls it a failed validation. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ResourceNotFound') return true;
  return (
    error.name === 'ValidationException' && /could not find|not found|does not exist/i.test(error.message)
  );
}

export function endpointMissing(name: string, cause: unknown): CommandError {
  return new CommandError(
    'ENDPOINT_MISSING',
    `There is no endpoint ${name}`,
    'See what there is: aws sagemaker list-endpoints',
    { cause },
  );
}
