import type { WireHistoryEvent } from '../../aws/states.ts';

interface TaskParameters {
  readonly FunctionName?: unknown;
  readonly Payload?: unknown;
}

/** The last event that an execution gave to a function, as its history has it. */
export function eventFor(functionName: string, history: readonly WireHistoryEvent[]): string | undefined {
  for (const event of history.toReversed()) {
    const found = ofTask(functionName, event) ?? ofFunction(functionName, event);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** By `arn:aws:states:::lambda:invoke`. */
function ofTask(
  functionName: string,
  { taskScheduledEventDetails: details }: WireHistoryEvent,
): string | undefined {
  if (details?.resourceType !== 'lambda') return undefined;
  const { FunctionName, Payload } = JSON.parse(details.parameters ?? '{}') as TaskParameters;
  return isNamed(FunctionName, functionName) ? JSON.stringify(Payload ?? {}, undefined, 2) : undefined;
}

/** By the function's ARN as the task's resource. */
function ofFunction(
  functionName: string,
  { lambdaFunctionScheduledEventDetails: details }: WireHistoryEvent,
): string | undefined {
  return isNamed(details?.resource, functionName) ? (details?.input ?? '{}') : undefined;
}

/** Whether a function's name or ARN, with or without a version, is of this one. */
function isNamed(named: unknown, functionName: string): boolean {
  if (typeof named !== 'string') return false;
  const name = /:function:([^:]+)/.exec(named)?.[1] ?? named.split(':')[0];
  return name === functionName;
}
