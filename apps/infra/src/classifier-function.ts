import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  type PolicyStatement,
  PolicyStatement as Statement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  type Architecture,
  type Code,
  Function,
  type IFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { BUNDLE_ENVIRONMENT, BUNDLE_HANDLER, type LambdaSettings } from '@scones/lambda-bundle';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';

export interface FunctionSettings {
  readonly architecture: Architecture;
  readonly logRetention: RetentionDays;
  readonly tracing: boolean;
}

/** What a Lambda's package brings. */
export interface FunctionBundle extends Pick<LambdaSettings, 'memoryMegabytes' | 'timeoutSeconds'> {
  readonly code: Code;
}

interface ClassifierFunctionProps extends FunctionSettings {
  readonly description: string;
  readonly bundle: FunctionBundle;
  readonly environment?: Record<string, string>;
  /** All that the function may do besides writing its own log and traces. */
  readonly mayDo?: readonly PolicyStatement[];
}

/** A Lambda on Node 24 with a role, a log group and traces of its own. */
export class ClassifierFunction extends Construct {
  readonly function: IFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: ClassifierFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own, for the one that CDK makes brings a managed policy over every log group.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new Statement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
    );
    for (const statement of props.mayDo ?? []) role.addToPolicy(statement);
    this.function = new Function(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture,
      code: props.bundle.code,
      handler: BUNDLE_HANDLER,
      memorySize: props.bundle.memoryMegabytes,
      timeout: Duration.seconds(props.bundle.timeoutSeconds),
      environment: { ...BUNDLE_ENVIRONMENT, ...props.environment },
      logGroup: this.logGroup,
      role,
      tracing: props.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
    });
    acknowledgeTraces(role);
  }
}

/** X-Ray's writing actions know no resources: https://docs.aws.amazon.com/xray/latest/devguide/security_iam_id-based-policy-examples.html */
export function acknowledgeTraces(role: Construct): void {
  acknowledgeWildcard(
    role,
    '*',
    'Only for writing traces to X-Ray and for delivering logs, whose actions know no resources.',
  );
}
