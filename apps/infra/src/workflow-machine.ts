import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import { acknowledgeTraces } from './classifier-function.ts';

export interface MachineSettings {
  readonly logRetention: RetentionDays;
  readonly tracing: boolean;
}

interface WorkflowMachineProps extends MachineSettings {
  readonly definition: object;
  readonly functions: readonly IFunction[];
}

/** A Standard state machine from a definition in the States Language, with a log group of its own. */
export class WorkflowMachine extends Construct {
  readonly machine: StateMachine;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: WorkflowMachineProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    for (const target of props.functions) {
      target.grantInvoke(this.role);
      acknowledgeWildcard(
        this.role,
        `${target.functionArn}:*`,
        'The versions and aliases of the one function that the workflow calls.',
      );
    }
    const logGroup = new LogGroup(this, 'Logs', {
      // Names under this prefix keep clear of the limit of CloudWatch Logs' resource policy.
      logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}/${id}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(props.definition)),
      role: this.role,
      // Execution data contain the pictures, which do not belong in a log.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: props.tracing,
    });
    acknowledgeTraces(this.role);
  }
}
