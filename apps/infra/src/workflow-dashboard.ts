import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  type CfnDashboard,
  Dashboard,
  GraphWidget,
  type IMetric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { endpointMetric } from './endpoint-metric.ts';

interface WorkflowDashboardProps {
  readonly alarms: readonly Alarm[];
  readonly machines: Readonly<Record<string, IStateMachine>>;
  readonly functions: Readonly<Record<string, IFunction>>;
  readonly endpointName: string;
  readonly variantName: string;
}

/** One page: alarms, executions, functions, endpoint. */
export class WorkflowDashboard extends Construct {
  constructor(scope: Construct, id: string, props: WorkflowDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(3),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 24 })],
        Object.entries(props.machines).map(([name, machine]) => executions(name, machine)),
        functions(props.functions),
        endpoint(props),
      ],
    });
    // Dashboards have had tags only for a short while. cfn-lint knows of it from 1.58 on.
    (dashboard.node.defaultChild as CfnDashboard).addMetadata('cfn-lint', {
      config: { ignore_checks: ['E3002'] },
    });
  }
}

function executions(name: string, machine: IStateMachine): GraphWidget {
  return graph(`${name}: executions`, [
    machine.metricStarted(),
    machine.metricSucceeded(),
    machine.metricFailed(),
    machine.metricTimedOut(),
    machine.metricAborted(),
  ]);
}

function functions(all: Readonly<Record<string, IFunction>>): GraphWidget[] {
  const each = (metric: (target: IFunction) => IMetric): IMetric[] => Object.values(all).map(metric);
  return [
    graph(
      'Functions: milliseconds, p95',
      each((target) => target.metricDuration({ statistic: Stats.p(95) })),
    ),
    graph('Functions: errors and throttles', [
      ...each((target) => target.metricErrors()),
      ...each((target) => target.metricThrottles()),
    ]),
  ];
}

function endpoint(props: WorkflowDashboardProps): GraphWidget[] {
  return [
    graph('Endpoint: requests', [
      endpointMetric(props, 'Invocations', Stats.SUM),
      endpointMetric(props, 'Invocation4XXErrors', Stats.SUM),
      endpointMetric(props, 'Invocation5XXErrors', Stats.SUM),
    ]),
    graph('Endpoint: microseconds', [
      endpointMetric(props, 'ModelLatency', Stats.p(50)),
      endpointMetric(props, 'ModelLatency', Stats.p(95)),
    ]),
  ];
}

function graph(title: string, metrics: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left: metrics, width: 12 });
}
