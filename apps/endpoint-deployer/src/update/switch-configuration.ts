import { type EndpointStatus, type SageMakerClient, UpdateEndpointCommand } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { CommandError } from '@scones/command-line';
import { BUSY, whileEndpointIs } from '../await-endpoint.ts';
import { refusable } from '../deploy/endpoint-parts.ts';

interface StatusProgress {
  readonly type: 'status';
  readonly name: string;
  readonly status: EndpointStatus;
}

interface Switching {
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((event: StatusProgress) => void) | undefined;
}

/**
 * Switches an endpoint to another configuration, blue/green, and waits until that is done. It goes on answering
 * meanwhile.
 */
export async function switchConfiguration(
  { sageMaker, clock, signal, onProgress }: Switching,
  name: string,
  configuration: string,
): Promise<void> {
  await refusable(`the update of the endpoint ${name}`, async () => {
    await sageMaker.send(
      new UpdateEndpointCommand({ EndpointName: name, EndpointConfigName: configuration }),
    );
  });
  const onStatus = (status: EndpointStatus): void => onProgress?.({ type: 'status', name, status });
  const endpoint = await whileEndpointIs(BUSY, { sageMaker, clock, signal, onStatus }, name);
  // A failed update leaves the endpoint in service as it was, and says why.
  if (endpoint?.EndpointStatus === 'InService' && endpoint.EndpointConfigName === configuration) return;
  throw new CommandError(
    'UPDATE_FAILED',
    endpoint
      ? `The endpoint ${name} was not updated and is ${endpoint.EndpointStatus} with ${endpoint.EndpointConfigName}: ` +
          (endpoint.FailureReason ?? 'SageMaker gives no reason')
      : `The endpoint ${name} was deleted by somebody`,
    `Its log: aws logs tail /aws/sagemaker/Endpoints/${name}`,
  );
}
