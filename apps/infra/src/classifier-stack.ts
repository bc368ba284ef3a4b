import { CfnOutput, CliCredentialsStackSynthesizer, Duration, Stack, Tags } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { classifyPictureDefinition, PROJECT_TAG } from '@scones/workflow';
import { Alarms } from './alarms.ts';
import { ClassifierFunctions } from './classifier-functions.ts';
import { DataBucket } from './data-bucket.ts';
import { FailureNotification } from './failure-notification.ts';
import type { FunctionBundles } from './function-bundles.ts';
import type { Parameters } from './parameters.ts';
import { PrefixWorkflow } from './prefix-workflow.ts';
import { SageMakerRole } from './sagemaker-role.ts';
import { WorkflowDashboard } from './workflow-dashboard.ts';
import { WorkflowMachine } from './workflow-machine.ts';

interface ClassifierStackProps {
  readonly parameters: Parameters;
  readonly bundles: FunctionBundles;
}

/** The whole workflow but for the endpoint, which comes and goes with the model. */
export class ClassifierStack extends Stack {
  constructor(scope: Construct, { parameters, bundles }: ClassifierStackProps) {
    const { account, region } = parameters;
    super(scope, parameters.stackName, {
      description: 'Scones Unlimited: classifies pictures of delivery vehicles',
      ...(account !== undefined && region !== undefined && { env: { account, region } }),
      // With the caller's own rights: the one bootstrapped thing that is needed is the bucket for assets.
      synthesizer: new CliCredentialsStackSynthesizer(),
    });
    // The CDK has a function wait for its role beside the role's policy, which cfn-lint calls one too many.
    this.templateOptions.metadata = { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } };
    const settings = {
      logRetention: retentionOf(parameters.logRetentionDays),
      tracing: parameters.tracing,
    };
    const { endpointName, variantName } = parameters;

    const { bucket } = new DataBucket(this, 'Data', {
      capturePrefix: parameters.capturePrefix,
      captureRetention: Duration.days(parameters.captureRetentionDays),
    });
    const { role } = new SageMakerRole(this, 'SageMaker', { dataBucket: bucket });
    const functions = new ClassifierFunctions(this, 'Functions', {
      ...settings,
      architecture: parameters.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      bundles,
      dataBucket: bucket,
      endpointName,
      threshold: parameters.threshold,
    });
    const { machine: pictureMachine } = new WorkflowMachine(this, 'ClassifyPicture', {
      ...settings,
      definition: classifyPictureDefinition(functions.arns),
      functions: functions.all,
    });
    const { machine: prefixMachine } = new PrefixWorkflow(this, 'Prefix', {
      ...settings,
      functions,
      dataBucket: bucket,
      resultsPrefix: parameters.classificationsPrefix,
      batchSize: parameters.prefixBatchSize,
      concurrency: parameters.prefixConcurrency,
      toleratedFailurePercent: parameters.prefixToleratedFailurePercent,
      executionType: parameters.prefixExecutionType,
    });
    const machines: Record<string, StateMachine> = {
      ClassifyPicture: pictureMachine,
      ClassifyPrefix: prefixMachine,
    };
    const { topic } = new FailureNotification(this, 'Failures', {
      machines: [pictureMachine, prefixMachine],
      email: parameters.alarmEmail,
      url: parameters.alarmUrl,
    });
    const alarms = new Alarms(this, 'Alarms', {
      topic,
      machines: {
        ClassifyPicture: { machine: pictureMachine, failedExecutions: parameters.failedExecutionsAlarm },
        // A run over a prefix tolerates failures of its own: one that fails is something to look at.
        ClassifyPrefix: { machine: prefixMachine, failedExecutions: 1 },
      },
      functions: functions.byId,
      functionsThatMustNotFail: functions.thatMustNotFail,
      endpointName,
      variantName,
      endpointLatency: Duration.millis(parameters.endpointLatencyAlarmMilliseconds),
    });
    new WorkflowDashboard(this, 'Overview', {
      alarms: alarms.all,
      machines,
      functions: functions.byId,
      endpointName,
      variantName,
    });

    this.#output({
      DataBucketName: bucket.bucketName,
      SageMakerRoleArn: role.roleArn,
      ClassifyPictureStateMachineArn: pictureMachine.stateMachineArn,
      ClassifyPrefixStateMachineArn: prefixMachine.stateMachineArn,
      ...functions.outputs,
      FailureTopicArn: topic.topicArn,
      EndpointName: endpointName,
      CapturePrefix: parameters.capturePrefix,
      ClassificationsPrefix: parameters.classificationsPrefix,
      Threshold: String(parameters.threshold),
    });
    Tags.of(this).add(PROJECT_TAG.key, PROJECT_TAG.value);
  }

  /** What the CLIs read through `DescribeStacks`: the names are public. */
  #output(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}

function retentionOf(days: number): RetentionDays {
  const allowed: number[] = Object.values(RetentionDays).filter((value) => typeof value === 'number');
  if (allowed.includes(days)) return days;
  throw new Error(
    `CloudWatch Logs keeps no log for ${days} days. Give scones:logRetentionDays one of ${allowed.join(', ')}`,
  );
}
