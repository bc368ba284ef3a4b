import type { Identity } from '@scones/emulator-core';
import type { ExecutionIdentity } from '@scones/states-language';
import type { ExecutionRecord } from './execution-store.ts';
import type { StateMachine } from '../machines/state-machines.ts';

type Named = Pick<
  ExecutionRecord,
  'arn' | 'name' | 'stateMachineArn' | 'startDate' | 'redriveCount' | 'redriveDate'
>;

/** The names and the role of an execution, as its machine's definition sees them. */
export function identify(identity: Identity, machine: StateMachine, execution: Named): ExecutionIdentity {
  return {
    executionArn: execution.arn,
    executionName: execution.name,
    stateMachineArn: execution.stateMachineArn,
    stateMachineName: machine.name,
    roleArn: machine.revision.roleArn,
    region: identity.region,
    startTime: execution.startDate,
    redriveCount: execution.redriveCount ?? 0,
    ...(execution.redriveDate !== undefined && { redriveTime: execution.redriveDate }),
  };
}
