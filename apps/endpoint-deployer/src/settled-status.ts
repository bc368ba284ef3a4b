import type { EndpointStatus } from '@aws-sdk/client-sagemaker';
import { BUSY, whileEndpointIs } from './await-endpoint.ts';
import type { UpdateContext } from './update/update.ts';
import { type EndpointStatusReport, status } from './endpoint-status.ts';

/** An endpoint with its parts, once nothing changes it: SageMaker goes on when a command is ended by force. */
export async function settledStatus(
  { sageMaker, clock, signal, onProgress }: Omit<UpdateContext, 's3'>,
  name: string,
): Promise<EndpointStatusReport> {
  const onStatus = (is: EndpointStatus): void => {
    if (is !== 'InService') onProgress?.({ type: 'status', name, status: is });
  };
  await whileEndpointIs([...BUSY, 'Deleting'], { sageMaker, clock, signal, onStatus }, name);
  return await status({ sageMaker, ...(signal && { signal }) }, { name });
}
