import type { ListedEndpoint, ListedJob } from '../../aws/sagemaker.ts';
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
  /** The newest job that has made a model. */
  readonly trained: ListedJob | undefined;
  readonly serving: ListedEndpoint | undefined;
}

/** The alarms that ring first, then the newest executions, then how good the model is and how sure it stays. */
export function worthALook({ ringing, failed, passed, trained, serving }: Found): readonly Look[] {
  return [
    ...ringing.map(({ name, reason }) => ({
      type: 'warning' as const,
      title: `The alarm ${name} rings`,
      what: reason,
      to: `/alarms/${encodeURIComponent(name)}`,
    })),
    ...(failed ? [lookAt(failed, 'error', 'The newest execution that failed')] : []),
    ...(passed ? [lookAt(passed, 'info', 'The newest execution that passed')] : []),
    ...(trained ? [lookAtModel(trained)] : []),
    ...(serving ? [lookAtMonitor(serving)] : []),
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

function lookAtModel({ TrainingJobName = '' }: ListedJob): Look {
  return {
    type: 'info',
    title: 'How good the newest model is',
    what: `The confusion matrix of ${TrainingJobName}, its surest mistakes, and what each threshold would let pass`,
    to: `/training/${encodeURIComponent(TrainingJobName)}?tab=evaluation`,
  };
}

function lookAtMonitor({ EndpointName = '' }: ListedEndpoint): Look {
  return {
    type: 'info',
    title: 'How sure it stays',
    what: `The confidence of ${EndpointName} over time, and whether its pictures still look like those of the training`,
    to: `/endpoints/${encodeURIComponent(EndpointName)}?tab=monitor`,
  };
}
