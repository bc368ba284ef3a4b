import type { ListedExecution } from '../../aws/states.ts';
import { arnName } from '../../shared/arn-name.ts';
import { pageOfArn } from '../../shared/page-of-arn.ts';

interface Alarm {
  readonly name: string;
  readonly reason: string;
}

/** Something that a newcomer should see next. */
export interface Look {
  readonly type: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly what: string;
  readonly to: string;
}

interface Found {
  readonly ringing: readonly Alarm[];
  readonly failed: ListedExecution | undefined;
  readonly passed: ListedExecution | undefined;
}

/** The alarms that ring first, then the newest execution that failed, then one that passed, as an example. */
export function worthALook({ ringing, failed, passed }: Found): readonly Look[] {
  return [
    ...ringing.map(({ name, reason }) => ({
      type: 'warning' as const,
      title: `The alarm ${name} rings`,
      what: reason,
      to: `/alarms/${encodeURIComponent(name)}`,
    })),
    ...(failed ? [lookAt(failed, 'error', 'The newest execution that failed')] : []),
    ...(passed ? [lookAt(passed, 'info', 'The newest execution that passed')] : []),
  ];
}

function lookAt(execution: ListedExecution, type: Look['type'], title: string): Look {
  const { executionArn = '', name = '', stateMachineArn = '' } = execution;
  return {
    type,
    title,
    what: `${name} of ${arnName(stateMachineArn)}`,
    to: pageOfArn(executionArn) ?? '/machines',
  };
}
