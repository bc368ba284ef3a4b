import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
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
import { BUNDLE_ENVIRONMENT, BUNDLE_HANDLER } from '@scones/lambda-bundle';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import type { ChainFunction } from './chain-function.ts';
import { PERMIT, type Permitted } from './permissions.ts';

export interface FunctionSettings {
  readonly architecture: Architecture;
  readonly logRetention: RetentionDays;
  readonly tracing: boolean;
}

/** The parts that a Lambda's package supplies. */
export interface FunctionBundle {
  readonly settings: ChainFunction;
  readonly code: Code;
}

interface ClassifierFunctionProps extends FunctionSettings, Permitted {
  readonly bundle: FunctionBundle;
  readonly environment: Readonly<Record<string, string>>;
}

/** A Lambda on Node 24 with its own log group and role. The role has the permissions that the package asks for. */
export class ClassifierFunction extends Construct {
  readonly function: IFunction;

  constructor(scope: Construct, id: string, props: ClassifierFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The role is our own, since the CDK's role has a managed policy over every log group.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    const { code, settings } = props.bundle;
    for (const permission of settings.permissions) PERMIT[permission](role, props);
    this.function = new Function(this, 'Function', {
      description: settings.description ?? settings.name,
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture,
      code,
      handler: BUNDLE_HANDLER,
      memorySize: settings.memoryMegabytes,
      timeout: Duration.seconds(settings.timeoutSeconds),
      environment: { ...BUNDLE_ENVIRONMENT, ...props.environment },
      logGroup,
      role,
      tracing: props.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
    });
    acknowledgeTraces(role);
  }
}

/**
 * X-Ray's actions for writing have no resources:
 * https://docs.aws.amazon.com/xray/latest/devguide/security_iam_id-based-policy-examples.html
 */
export function acknowledgeTraces(role: Construct): void {
  acknowledgeWildcard(
    role,
    '*',
    'Only for writing traces to X-Ray and for delivering logs, whose actions know no resources.',
  );
}
