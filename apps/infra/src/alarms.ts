import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { endpointMetric } from './endpoint-metric.ts';

interface AlarmsProps {
  readonly topic: ITopic;
  readonly machines: Readonly<Record<string, WatchedMachine>>;
  readonly functions: Readonly<Record<string, IFunction>>;
  readonly functionsThatMustNotFail: Readonly<Record<string, IFunction>>;
  readonly endpointName: string;
  readonly variantName: string;
  readonly endpointLatency: Duration;
}

interface WatchedMachine {
  readonly machine: IStateMachine;
  /** The number of failed executions within five minutes that raises the alarm. */
  readonly failedExecutions: number;
}

interface AlarmSettings {
  readonly metric: IMetric;
  readonly description: string;
  readonly from: number;
}

/** Alarms that need a person's attention. Each notifies the topic when it begins and when it is over. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const settings = { ...machineAlarms(props), ...functionAlarms(props), ...endpointAlarms(props) };
    const action = new SnsAction(props.topic);
    this.all = Object.entries(settings).map(([name, { metric, description, from }]) => {
      const alarm = new Alarm(this, name, {
        metric,
        alarmDescription: description,
        threshold: from,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 1,
        // Missing data, as without executions or requests, raise no alarm.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }
}

function machineAlarms({ machines }: AlarmsProps): Record<string, AlarmSettings> {
  return Object.fromEntries(
    Object.entries(machines).map(([name, { machine, failedExecutions }]) => [
      `${name}Failed`,
      {
        metric: machine.metricFailed({ period: FIVE_MINUTES }),
        description: `${name}: ${failedExecutions} or more executions failed within five minutes`,
        from: failedExecutions,
      },
    ]),
  );
}

function functionAlarms({ functions, functionsThatMustNotFail }: AlarmsProps): Record<string, AlarmSettings> {
  const throttled = Object.entries(functions).map(([name, target]) => ({
    [`${name}Throttled`]: {
      metric: target.metricThrottles({ period: FIVE_MINUTES }),
      description: `The function ${name} was throttled`,
      from: 1,
    },
  }));
  const failed = Object.entries(functionsThatMustNotFail).map(([name, target]) => ({
    [`${name}Errors`]: {
      metric: target.metricErrors({ period: FIVE_MINUTES }),
      description: `The function ${name} failed`,
      from: 1,
    },
  }));
  return Object.assign({}, ...throttled, ...failed) as Record<string, AlarmSettings>;
}

function endpointAlarms(props: AlarmsProps): Record<string, AlarmSettings> {
  const milliseconds = props.endpointLatency.toMilliseconds();
  return {
    EndpointServerErrors: {
      metric: endpointMetric(props, 'Invocation5XXErrors', Stats.SUM),
      description: 'The endpoint answered with server errors',
      from: 1,
    },
    EndpointLatency: {
      metric: endpointMetric(props, 'ModelLatency', Stats.p(95)),
      description: `One answer in twenty of the endpoint took ${milliseconds} ms or longer`,
      // SageMaker counts in microseconds.
      from: milliseconds * 1_000,
    },
  };
}

const FIVE_MINUTES = Duration.minutes(5);
