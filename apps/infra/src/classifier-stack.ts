import { CfnOutput, CliCredentialsStackSynthesizer, Duration, Stack, Tags } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
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
import { type MachineSettings, WorkflowMachine } from './workflow-machine.ts';

interface ClassifierStackProps {
  readonly parameters: Parameters;
  readonly bundles: FunctionBundles;
}

type Machines = Readonly<Record<'ClassifyPicture' | 'ClassifyPrefix', StateMachine>>;

/** The whole workflow except the endpoint, which is made and removed together with the model. */
export class ClassifierStack extends Stack {
  readonly #parameters: Parameters;

  constructor(scope: Construct, { parameters, bundles }: ClassifierStackProps) {
    const { account, region } = parameters;
    super(scope, parameters.stackName, {
      description: 'Scones Unlimited: classifies pictures of delivery vehicles',
      ...(account !== undefined && region !== undefined && { env: { account, region } }),
      // Deploys with the caller's own permissions: of the bootstrapped things, only the bucket for assets is needed.
      synthesizer: new CliCredentialsStackSynthesizer(),
    });
    // The CDK makes a function depend on its role as well as on the role's policy, which cfn-lint reports as redundant.
    this.templateOptions.metadata = { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } };
    this.#parameters = parameters;

    const { bucket } = new DataBucket(this, 'Data', {
      capturePrefix: parameters.capturePrefix,
      captureRetention: Duration.days(parameters.captureRetentionDays),
    });
    const { role } = new SageMakerRole(this, 'SageMaker', { dataBucket: bucket });
    const functions = this.#addFunctions(bundles, bucket);
    const machines = this.#addMachines(functions, bucket);
    const topic = this.#addWatch(functions, machines);
    this.#output({
      DataBucketName: bucket.bucketName,
      SageMakerRoleArn: role.roleArn,
      ClassifyPictureStateMachineArn: machines.ClassifyPicture.stateMachineArn,
      ClassifyPrefixStateMachineArn: machines.ClassifyPrefix.stateMachineArn,
      ...functions.outputs,
      FailureTopicArn: topic.topicArn,
      EndpointName: parameters.endpointName,
      CapturePrefix: parameters.capturePrefix,
      ClassificationsPrefix: parameters.classificationsPrefix,
      Threshold: String(parameters.threshold),
    });
    Tags.of(this).add(PROJECT_TAG.key, PROJECT_TAG.value);
  }

  get #settings(): MachineSettings {
    const { logRetentionDays, tracing } = this.#parameters;
    return { logRetention: retentionOf(logRetentionDays), tracing };
  }

  #addFunctions(bundles: FunctionBundles, dataBucket: IBucket): ClassifierFunctions {
    const { architecture, endpointName, threshold } = this.#parameters;
    return new ClassifierFunctions(this, 'Functions', {
      ...this.#settings,
      architecture: architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      bundles,
      dataBucket,
      endpointName,
      threshold,
    });
  }

  /** One machine classifies a picture, the other all pictures under a prefix. */
  #addMachines(functions: ClassifierFunctions, dataBucket: IBucket): Machines {
    const parameters = this.#parameters;
    const { machine: ClassifyPicture } = new WorkflowMachine(this, 'ClassifyPicture', {
      ...this.#settings,
      definition: classifyPictureDefinition(functions.arns),
      functions: functions.all,
    });
    const { machine: ClassifyPrefix } = new PrefixWorkflow(this, 'Prefix', {
      ...this.#settings,
      functions,
      dataBucket,
      resultsPrefix: parameters.classificationsPrefix,
      batchSize: parameters.prefixBatchSize,
      concurrency: parameters.prefixConcurrency,
      toleratedFailurePercent: parameters.prefixToleratedFailurePercent,
      executionType: parameters.prefixExecutionType,
    });
    return { ClassifyPicture, ClassifyPrefix };
  }

  /** The topic reports failures to a person, and the dashboard shows how everything goes. */
  #addWatch(functions: ClassifierFunctions, machines: Machines): ITopic {
    const { alarmEmail, alarmUrl, endpointName, variantName, ...parameters } = this.#parameters;
    const { topic } = new FailureNotification(this, 'Failures', {
      machines: Object.values(machines),
      email: alarmEmail,
      url: alarmUrl,
    });
    const { all: alarms } = new Alarms(this, 'Alarms', {
      topic,
      machines: {
        ClassifyPicture: {
          machine: machines.ClassifyPicture,
          failedExecutions: parameters.failedExecutionsAlarm,
        },
        // A run over a prefix tolerates some failures itself, so a run that fails needs a look.
        ClassifyPrefix: { machine: machines.ClassifyPrefix, failedExecutions: 1 },
      },
      functions: functions.byId,
      functionsThatMustNotFail: functions.thatMustNotFail,
      endpointName,
      variantName,
      endpointLatency: Duration.millis(parameters.endpointLatencyAlarmMilliseconds),
    });
    const watched = { alarms, machines, functions: functions.byId, endpointName, variantName };
    new WorkflowDashboard(this, 'Overview', watched);
    return topic;
  }

  /** The outputs that the CLIs read through `DescribeStacks`. Their names are public. */
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
