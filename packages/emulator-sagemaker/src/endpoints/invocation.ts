import { DeadlineExceeded, withDeadline } from '@scones/deterministic';
import { type AwsError, arn } from '@scones/emulator-core';
import type { SageMakerPorts } from '../ports/ports.ts';
import { runtimeErrors } from '../errors.ts';
import { callContainer, type ContainerAddress, type ContainerAnswer } from './call-container.ts';
import { endpointMetrics } from './endpoint-metrics.ts';
import { endpointLogGroup } from './endpoint-logs.ts';
import type { Fleet, Target } from './fleet.ts';

/** AWS's limit: a model behind InvokeEndpoint answers within a minute. */
const MODEL_TIMEOUT_MILLISECONDS = 60_000;
const MODEL_TIMED_OUT =
  'Your invocation timed out while waiting for a response from container primary. ' +
  'Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.';

export interface Invocation {
  readonly endpointName: string;
  readonly targetVariant: string | undefined;
  /** The attributes that the container gets. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Absent, a minute. */
  readonly timeoutMilliseconds?: number;
}

export interface InvocationAnswer extends ContainerAnswer {
  readonly variant: string;
}

/**
 * Asks a model. Throws `ServiceUnavailable` when no instance is up, and `ModelError` when the model answers an error.
 */
export async function invokeModel(
  ports: SageMakerPorts,
  fleet: Fleet,
  invocation: Invocation,
): Promise<InvocationAnswer> {
  const target = fleet.pick(invocation.targetVariant);
  if (!target) throw noTarget(invocation);
  const { address } = target;
  if (!address)
    throw runtimeErrors.ServiceUnavailable.noInstance({
      variant: target.variant,
      endpoint: invocation.endpointName,
      reason: target.downReason,
    });
  const failed: Failed = (...why) => modelError(ports, invocation.endpointName, target, ...why);
  const start = ports.clock.now();
  const measure = (error?: unknown): void => {
    for (const [metric, value] of endpointMetrics(ports.clock.now() - start, error))
      ports.metrics(invocation.endpointName, target.variant, metric, value);
  };
  try {
    const answer = await call(ports, fleet, invocation, address, failed);
    if (answer.status < 200 || answer.status > 299) throw failed(answer.status, answer.body.toString('utf8'));
    measure();
    return { ...answer, variant: target.variant };
  } catch (error) {
    measure(error);
    throw error;
  }
}

function noTarget({ targetVariant: variant, endpointName: endpoint }: Invocation): AwsError {
  if (variant === undefined) return runtimeErrors.ValidationError.noWeight({ endpoint });
  return runtimeErrors.ValidationError.noVariant({ variant, endpoint });
}

/** The error of a model, from the status and the text of its answer. */
type Failed = (status: number, message: string, options?: ErrorOptions) => AwsError;

async function call(
  { clock }: SageMakerPorts,
  { agent }: Fleet,
  { headers, body, timeoutMilliseconds = MODEL_TIMEOUT_MILLISECONDS }: Invocation,
  address: ContainerAddress,
  failed: Failed,
): Promise<ContainerAnswer> {
  const request = { agent, address, method: 'POST', path: '/invocations', headers, body } as const;
  try {
    return await withDeadline(clock, timeoutMilliseconds, (signal) => callContainer({ ...request, signal }));
  } catch (cause) {
    const message =
      cause instanceof DeadlineExceeded
        ? MODEL_TIMED_OUT
        : `The container ended before it answered: ${(cause as Error).message}`;
    throw failed(0, message, { cause });
  }
}

function modelError(
  { identity }: SageMakerPorts,
  endpointName: string,
  target: Target,
  status: number,
  message: string,
  options?: ErrorOptions,
): AwsError {
  const { region, account } = identity;
  const logGroup = endpointLogGroup(endpointName);
  const logStream = `log-group:${logGroup}:log-stream:${target.variant}/${target.instance}`;
  const side = status >= 400 && status < 500 ? 'client' : 'server';
  const logStreamArn = arn(identity, 'logs', logStream);
  return runtimeErrors.ModelError(
    { side, status, message, region, account, logGroup, logStreamArn },
    options,
  );
}
