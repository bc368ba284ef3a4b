import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CommandError } from '@scones/command-line';

/** SageMaker has no single error for a missing thing: the control plane mostly calls it a failed validation. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ResourceNotFound') return true;
  return (
    error.name === 'ValidationException' && /could not find|not found|does not exist/i.test(error.message)
  );
}

interface Searched {
  readonly sageMaker: SageMakerClient;
}

export async function endpointMissing({ sageMaker }: Searched, name: string): Promise<CommandError> {
  return new CommandError(
    'ENDPOINT_MISSING',
    `There is no endpoint ${name} in ${await sageMaker.config.region()}`,
    'See what there is (aws sagemaker list-endpoints), or set AWS_REGION if it is in another region.',
  );
}
