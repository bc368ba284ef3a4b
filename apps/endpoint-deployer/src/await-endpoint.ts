import {
  DescribeEndpointCommand,
  type DescribeEndpointCommandOutput,
  type EndpointStatus,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { Patience } from '@scones/command-line';
import { isMissing } from './missing-resource.ts';

interface Waiting {
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onStatus?: (status: EndpointStatus) => void;
}

/** While an endpoint has one of these statuses, SageMaker refuses to update or delete it. */
export const BUSY = ['Creating', 'Updating', 'SystemUpdating', 'RollingBack'] as const;

export async function describeEndpoint(
  { sageMaker, signal }: Pick<Waiting, 'sageMaker' | 'signal'>,
  name: string,
): Promise<DescribeEndpointCommandOutput | undefined> {
  try {
    return await sageMaker.send(
      new DescribeEndpointCommand({ EndpointName: name }),
      signal && { abortSignal: signal },
    );
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Waits while the endpoint has one of these statuses, and returns it then; undefined when it is gone. */
export async function whileEndpointIs(
  statuses: readonly EndpointStatus[],
  waiting: Waiting,
  name: string,
): Promise<DescribeEndpointCommandOutput | undefined> {
  const patience = new Patience({ clock: waiting.clock, firstMilliseconds: 50, longestMilliseconds: 5000 });
  for (let lastStatus: EndpointStatus | undefined; ;) {
    const endpoint = await describeEndpoint(waiting, name);
    const status = endpoint?.EndpointStatus;
    if (status === undefined) return undefined;
    if (status !== lastStatus) waiting.onStatus?.(status);
    lastStatus = status;
    if (!statuses.includes(status)) return endpoint;
    await patience.wait(waiting.signal);
  }
}
