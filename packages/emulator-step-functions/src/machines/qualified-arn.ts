import { errors } from '../errors.ts';
import { checkArn } from '../names.ts';

interface QualifiedArn {
  /** Without the qualifier. */
  readonly stateMachineArn: string;
  /** A version's number, or an alias's name. */
  readonly qualifier?: string;
}

/** The parts of a state machine's ARN. Throws `InvalidArn`, and `ValidationException` for one of a distributed Map. */
export function readQualifiedArn(arn: string): QualifiedArn {
  checkArn(arn, 'stateMachine');
  const parts = arn.split(':');
  const [name, qualifier] = parts.slice(6);
  if (name?.includes('/')) throw errors.ValidationException.mapArn({ arn });
  const stateMachineArn = parts.slice(0, 7).join(':');
  return qualifier === undefined ? { stateMachineArn } : { stateMachineArn, qualifier };
}

/** The number of a version; undefined for an alias's name, which has something other than digits. */
export function versionNumber(qualifier: string): number | undefined {
  return /^[1-9]\d*$/.test(qualifier) ? Number(qualifier) : undefined;
}
