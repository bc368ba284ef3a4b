import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { classifyPrefixDefinition } from '@scones/workflow';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import type { ClassifierFunctions } from './classifier-functions.ts';
import { type MachineSettings, WorkflowMachine } from './workflow-machine.ts';

interface PrefixWorkflowProps extends MachineSettings {
  readonly functions: ClassifierFunctions;
  readonly dataBucket: IBucket;
  readonly resultsPrefix: string;
  readonly batchSize: number;
  readonly concurrency: number;
  readonly toleratedFailurePercent: number;
  readonly executionType: 'STANDARD' | 'EXPRESS';
}

/** Classifies every picture under a prefix, by Distributed Map. */
export class PrefixWorkflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: PrefixWorkflowProps) {
    super(scope, id);
    const { machine, role } = new WorkflowMachine(this, 'ClassifyPrefix', {
      ...props,
      definition: classifyPrefixDefinition({ ...props, functionArns: props.functions.arns }),
      functions: props.functions.all,
    });
    // Separate from the role's default policy. The machine depends on that policy, which therefore cannot name the
    // machine.
    const policy = new Policy(this, 'DistributedMapPolicy', {
      roles: [role],
      statements: [...runChildren(machine), ...readAndWriteItems(props)],
    });
    acknowledgeWildcards(policy, machine, props);
    this.machine = machine;
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html */
function runChildren(machine: StateMachine): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.stateMachineArn] }),
    new PolicyStatement({
      actions: ['states:DescribeExecution', 'states:StopExecution'],
      resources: [childExecutions(machine)],
    }),
  ];
}

function readAndWriteItems(props: PrefixWorkflowProps): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [props.dataBucket.bucketArn] }),
    new PolicyStatement({
      actions: ['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
      resources: [results(props)],
    }),
  ];
}

function results({ dataBucket, resultsPrefix }: PrefixWorkflowProps): string {
  return dataBucket.arnForObjects(`${resultsPrefix}/*`);
}

function childExecutions(machine: StateMachine): string {
  return Stack.of(machine).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machine.stateMachineName}/*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

function acknowledgeWildcards(policy: Policy, machine: StateMachine, props: PrefixWorkflowProps): void {
  acknowledgeWildcard(
    policy,
    childExecutions(machine),
    'A Map Run names its child executions when it starts them.',
  );
  acknowledgeWildcard(
    policy,
    results(props),
    'A Map Run names its result files when it writes them, all under this prefix.',
  );
}
