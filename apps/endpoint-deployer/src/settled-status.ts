import type { EndpointStatus, SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { BUSY, whileEndpointIs } from './await-endpoint.ts';
import { type EndpointStatusReport, status } from './endpoint-status.ts';

interface Settling {
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (event: {
    readonly type: 'status';
    readonly name: string;
    readonly status: EndpointStatus;
  }) => void;
}

/** An endpoint with its parts, once nothing changes it: SageMaker goes on when a command is ended by force. */
export async function settledStatus(
  { sageMaker, clock, signal, onProgress }: Settling,
  name: string,
): Promise<EndpointStatusReport> {
  const onStatus = (is: EndpointStatus): void => {
    if (is !== 'InService') onProgress?.({ type: 'status', name, status: is });
  };
  await whileEndpointIs([...BUSY, 'Deleting'], { sageMaker, clock, signal, onStatus }, name);
  return await status({ sageMaker, ...(signal && { signal }) }, { name });
}
