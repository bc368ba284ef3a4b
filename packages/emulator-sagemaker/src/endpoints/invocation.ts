import { DeadlineExceeded, withDeadline } from '@scones/deterministic';
import { type AwsError, arn } from '@scones/emulator-core';
import type { SageMakerPorts } from '../ports/ports.ts';
import { runtimeErrors } from '../errors.ts';
import { callContainer, type ContainerAddress, type ContainerAnswer } from './call-container.ts';
import { endpointMetrics } from './endpoint-metrics.ts';
import { endpointLogGroup } from './endpoint-logs.ts';
import type { Fleet, Target } from './fleet.ts';

/** As on AWS: a model that is waited for answers within a minute. */
const MODEL_TIMEOUT_MILLISECONDS = 60_000;
const MODEL_TIMED_OUT =
  'Your invocation timed out while waiting for a response from container primary. ' +
  'Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.';

export interface Invocation {
  readonly endpointName: string;
  readonly targetVariant: string | undefined;
  /** Those that the container gets. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Absent, a minute. */
  readonly timeoutMilliseconds?: number;
}

export interface InvocationAnswer extends ContainerAnswer {
  readonly variant: string;
}

/** Asks a model. Throws `ServiceUnavailable` when none is up and `ModelError` when it answers no success. */
export async function invokeModel(
  ports: SageMakerPorts,
  fleet: Fleet,
  invocation: Invocation,
): Promise<InvocationAnswer> {
  const target = fleet.pick(invocation.targetVariant);
  if (!target)
    throw runtimeErrors.ValidationError(
      invocation.targetVariant === undefined
        ? `Every variant of endpoint ${invocation.endpointName} has the weight 0; name a target variant.`
        : `Could not find variant ${invocation.targetVariant} of endpoint ${invocation.endpointName}.`,
    );
  const { address } = target;
  if (!address)
    throw runtimeErrors.ServiceUnavailable(
      `No instance of variant ${target.variant} of endpoint ${invocation.endpointName} is up: ${target.downReason}.`,
    );
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

/** The error of a model, by the status and the text of its answer. */
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
  const group = endpointLogGroup(endpointName);
  const side = status >= 400 && status < 500 ? 'client' : 'server';
  return runtimeErrors.ModelError(
    `Received ${side} error (${status}) from primary with message "${message}". ` +
      `See https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logEventViewer:group=${group} ` +
      `in account ${account} for more information.`,
    {
      OriginalStatusCode: status,
      OriginalMessage: message,
      LogStreamArn: arn(
        identity,
        'logs',
        `log-group:${group}:log-stream:${target.variant}/${target.instance}`,
      ),
    },
    options,
  );
}
