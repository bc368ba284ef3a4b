import type { Clock } from '@scones/deterministic';
import { arn, type Identity, operationsOf } from '@scones/emulator-core';
import { errors } from './errors.ts';
import type { EventLog } from './event-log.ts';
import type { LogCatalogue, LogGroup } from './log-catalogue.ts';
import { names } from './service-names.ts';

/** The state and the ports that the operations work on. */
export interface LogsContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly catalogue: LogCatalogue;
  readonly events: EventLog;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<LogsContext>();

export function groupArn({ identity }: LogsContext, name: string): string {
  return arn(identity, names.arn, `log-group:${name}`);
}

/** The group that a request names, or identifies by an ARN. */
export function requestedGroup(
  context: LogsContext,
  input: { readonly logGroupName?: string | undefined; readonly logGroupIdentifier?: string | undefined },
): LogGroup {
  const { logGroupName, logGroupIdentifier } = input;
  const text = logGroupName ?? logGroupIdentifier;
  if (logGroupName !== undefined && logGroupIdentifier !== undefined)
    throw errors.ValidationException.nameAndArn();
  if (text === undefined) throw errors.ValidationException.noGroup();
  return context.catalogue.group(groupNameOf(text));
}

/** `arn:aws:logs:REGION:ACCOUNT:log-group:NAME`, with or without `:*` behind it. */
export function groupNameOf(identifier: string): string {
  return /^arn:aws:logs:[^:]+:\d+:log-group:([^:]+)(?::\*)?$/.exec(identifier)?.[1] ?? identifier;
}
