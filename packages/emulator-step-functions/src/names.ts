import { createHash } from 'node:crypto';
import { arn, type Identity } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';
import { names } from './service-names.ts';

const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]{1,80}$/u;

/** AWS reports a wrong length of a name apart from its wrong characters. */
export const nameInput = z.string().min(1).max(80);

export function checkName(name: string): void {
  if (!NAME.test(name)) throw errors.InvalidName({ name });
}

export function stateMachineArn(identity: Identity, name: string): string {
  return arn(identity, names.arn, `stateMachine:${name}`);
}

export function activityArn(identity: Identity, name: string): string {
  return arn(identity, names.arn, `activity:${name}`);
}

export function executionArn(identity: Identity, machineName: string, name: string): string {
  return arn(identity, names.arn, `execution:${machineName}:${name}`);
}

/** The ARN of the machine that an execution, or an item of one, belongs to. */
export function machineOfExecution(arnOfExecution: string): string {
  const parts = arnOfExecution.split(':');
  const [machineName = ''] = parts[6]?.split('/') ?? [];
  return [...parts.slice(0, 5), 'stateMachine', machineName].join(':');
}

export function expressExecutionArn(
  identity: Identity,
  machineName: string,
  name: string,
  id: string,
): string {
  return arn(identity, names.arn, `express:${machineName}:${name}:${id}`);
}

/** AWS shows a tested state as one of an Express execution, whose ARN lacks its last part. */
export function testExecutionArn(identity: Identity, machineName: string, name: string): string {
  return arn(identity, names.arn, `express:${machineName}:${name}`);
}

export function mapRunArn(identity: Identity, machineName: string, label: string, id: string): string {
  return arn(identity, names.arn, `mapRun:${machineName}/${label}:${id}`);
}

/** Checks the form of a role's ARN. Whether the role exists is asked when the machine runs. */
export function checkRoleArn(text: string): void {
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+/.test(text))
    throw errors.InvalidArn({ what: 'Role Arn', detail: text });
}

/** Checks the form of an ARN, which is one of these resources'. */
export function checkArn(
  text: string,
  ...resources: ('activity' | 'stateMachine' | 'execution' | 'mapRun')[]
): void {
  if (!text.startsWith('arn:'))
    throw errors.InvalidArn({ what: 'Arn', detail: `Invalid ARN prefix: ${text}` });
  const [, , service, , , type = '', name] = text.split(':');
  if (service !== 'states' || !resources.some((each) => each === type) || !name) {
    throw errors.InvalidArn({ what: 'Arn', detail: `Resource type not valid in this context: ${type}` });
  }
}

/** The same text always gives the same UUID. */
export function stableUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
