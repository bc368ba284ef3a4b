import assert from 'node:assert';
import type { StepFunctionsContext } from '../context.ts';
import { errors } from '../errors.ts';
import type { Alias } from './aliases.ts';
import { readQualifiedArn, versionNumber } from './qualified-arn.ts';
import type { StateMachine } from './state-machines.ts';
import type { Version } from './versions.ts';

/** What an ARN of a state machine, a version or an alias stands for. */
export interface MachineTarget {
  /** With the revision of the version, where there is one. */
  readonly machine: StateMachine;
  readonly version?: Version;
  readonly alias?: Alias;
}

type TargetContext = Pick<StepFunctionsContext, 'machines' | 'versions' | 'aliases' | 'random'>;

/** An alias of two versions stands for one of them by chance. Throws `InvalidArn` or `StateMachineDoesNotExist`. */
export function requireTarget(context: TargetContext, arn: string): MachineTarget {
  const { machines, versions, aliases } = context;
  const { stateMachineArn, qualifier } = readQualifiedArn(arn);
  if (qualifier === undefined) return { machine: machines.require(arn) };
  const number = versionNumber(qualifier);
  if (number !== undefined) {
    const version = versions.find(stateMachineArn, number);
    if (!version) throw errors.StateMachineDoesNotExist({ arn });
    return { machine: machineOf(context, version), version };
  }
  const alias = aliases.find(arn);
  if (!alias) throw errors.StateMachineDoesNotExist({ arn });
  return { ...requireTarget(context, drawVersion(context, alias)), alias };
}

function machineOf({ machines }: TargetContext, { stateMachineArn, revisionId }: Version): StateMachine {
  const revision = machines.revision(stateMachineArn, revisionId);
  assert(revision, `the revision ${revisionId} of ${stateMachineArn} is kept`);
  return { ...machines.require(stateMachineArn), revision };
}

function drawVersion({ random }: TargetContext, { routes }: Alias): string {
  let left = random.float() * 100;
  const drawn = routes.find(({ weight }) => (left -= weight) < 0) ?? routes[0];
  assert(drawn, 'an alias has a version');
  return drawn.stateMachineVersionArn;
}
