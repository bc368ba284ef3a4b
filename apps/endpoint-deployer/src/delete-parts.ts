import {
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import type { EndpointParts } from './deploy/endpoint-parts.ts';
import { BUSY, whileEndpointIs } from './await-endpoint.ts';
import { isMissing } from './missing-resource.ts';

interface Deleting {
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  readonly onDeleted?: (part: DeletedPart) => void;
}

export interface DeletedPart {
  readonly part: 'endpoint' | 'configuration' | 'model';
  readonly name: string;
}

/**
 * Deletes the endpoint first and waits until it is gone, since it needs the others until then. A missing part counts as
 * deleted. Not abortable, since half of an endpoint is of no use to anybody.
 */
export async function deleteParts(deleting: Deleting, parts: Partial<EndpointParts>): Promise<void> {
  const { sageMaker, onDeleted } = deleting;
  if (parts.endpoint !== undefined) {
    await deleteEndpoint(deleting, parts.endpoint);
    onDeleted?.({ part: 'endpoint', name: parts.endpoint });
  }
  if (parts.configuration !== undefined) {
    const command = new DeleteEndpointConfigCommand({ EndpointConfigName: parts.configuration });
    await unlessMissing(() => sageMaker.send(command));
    onDeleted?.({ part: 'configuration', name: parts.configuration });
  }
  for (const name of parts.models ?? []) {
    await unlessMissing(() => sageMaker.send(new DeleteModelCommand({ ModelName: name })));
    onDeleted?.({ part: 'model', name });
  }
}

async function deleteEndpoint(deleting: Deleting, name: string): Promise<void> {
  const request = (): Promise<unknown> =>
    unlessMissing(() => deleting.sageMaker.send(new DeleteEndpointCommand({ EndpointName: name })));
  try {
    await request();
  } catch (error) {
    if (!isBusy(error)) throw error;
    await whileEndpointIs(BUSY, deleting, name);
    await request();
  }
  await whileEndpointIs(['Deleting', ...BUSY], deleting, name);
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && error.name === 'ValidationException' && /in-progress/i.test(error.message);
}

async function unlessMissing(remove: () => Promise<unknown>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
