import type { ResourceType } from '../resource-type.ts';
import { alarm } from './cloudwatch-alarm.ts';
import { bucket } from './s3-bucket.ts';
import { bucketPolicy } from './s3-bucket-policy.ts';
import { customResource } from './custom-resource.ts';
import { dashboard } from './cloudwatch-dashboard.ts';
import { lambdaFunction } from './lambda-function.ts';
import { logGroup } from './logs-log-group.ts';
import { policy } from './iam-policy.ts';
import { role } from './iam-role.ts';
import { rule } from './events-rule.ts';
import { cdkMetadata } from './cdk-metadata.ts';
import { nestedStack } from './cloudformation-stack.ts';
import { waitCondition, waitConditionHandle } from './cloudformation-wait-condition.ts';
import { instanceProfile } from './iam-instance-profile.ts';
import { managedPolicy } from './iam-managed-policy.ts';
import { functionAlias } from './lambda-alias.ts';
import { eventInvokeConfig } from './lambda-event-invoke-config.ts';
import { permission } from './lambda-permission.ts';
import { functionVersion } from './lambda-version.ts';
import { endpoint } from './sagemaker-endpoint.ts';
import { endpointConfig } from './sagemaker-endpoint-config.ts';
import { model } from './sagemaker-model.ts';
import { eventBus } from './events-event-bus.ts';
import { layerVersion } from './lambda-layer-version.ts';
import { ssmParameter } from './ssm-parameter.ts';
import { stateMachine } from './step-functions-state-machine.ts';
import { subscription } from './sns-subscription.ts';
import { topic } from './sns-topic.ts';
import { topicPolicy } from './sns-topic-policy.ts';

/** Every resource type that is supported, but for custom ones. */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = Object.fromEntries(
  [
    alarm,
    bucket,
    bucketPolicy,
    cdkMetadata,
    dashboard,
    endpoint,
    endpointConfig,
    eventBus,
    eventInvokeConfig,
    functionAlias,
    functionVersion,
    instanceProfile,
    lambdaFunction,
    layerVersion,
    logGroup,
    managedPolicy,
    model,
    nestedStack,
    permission,
    policy,
    role,
    rule,
    ssmParameter,
    stateMachine,
    subscription,
    topic,
    topicPolicy,
    waitCondition,
    waitConditionHandle,
  ].map((resourceType) => [resourceType.type, resourceType]),
);

/** The resource type of that name; undefined where there is none. */
export function resourceTypeOf(name: string): ResourceType | undefined {
  if (name === 'AWS::CloudFormation::CustomResource' || name.startsWith('Custom::'))
    return customResource(name);
  return Object.hasOwn(RESOURCE_TYPES, name) ? RESOURCE_TYPES[name] : undefined;
}
