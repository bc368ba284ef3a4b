import type { ResourceType } from './resources/resource-type.ts';
import { alarm } from './resource-types/cloudwatch-alarm.ts';
import { bucket } from './resource-types/s3-bucket.ts';
import { bucketPolicy } from './resource-types/s3-bucket-policy.ts';
import { customResource } from './resource-types/custom-resource.ts';
import { dashboard } from './resource-types/cloudwatch-dashboard.ts';
import { lambdaFunction } from './resource-types/lambda-function.ts';
import { logGroup } from './resource-types/logs-log-group.ts';
import { policy } from './resource-types/iam-policy.ts';
import { role } from './resource-types/iam-role.ts';
import { rule } from './resource-types/events-rule.ts';
import { cdkMetadata } from './resource-types/cdk-metadata.ts';
import { nestedStack } from './resource-types/cloudformation-stack.ts';
import { waitCondition, waitConditionHandle } from './resource-types/cloudformation-wait-condition.ts';
import { instanceProfile } from './resource-types/iam-instance-profile.ts';
import { managedPolicy } from './resource-types/iam-managed-policy.ts';
import { functionAlias } from './resource-types/lambda-alias.ts';
import { eventInvokeConfig } from './resource-types/lambda-event-invoke-config.ts';
import { permission } from './resource-types/lambda-permission.ts';
import { functionVersion } from './resource-types/lambda-version.ts';
import { endpoint } from './resource-types/sagemaker-endpoint.ts';
import { endpointConfig } from './resource-types/sagemaker-endpoint-config.ts';
import { model } from './resource-types/sagemaker-model.ts';
import { table } from './resource-types/dynamodb-table.ts';
import { apiDestination } from './resource-types/events-api-destination.ts';
import { connection } from './resource-types/events-connection.ts';
import { eventBus } from './resource-types/events-event-bus.ts';
import { layerVersion } from './resource-types/lambda-layer-version.ts';
import { ssmParameter } from './resource-types/ssm-parameter.ts';
import { activity } from './resource-types/step-functions-activity.ts';
import { stateMachineAlias } from './resource-types/step-functions-alias.ts';
import { stateMachine } from './resource-types/step-functions-state-machine.ts';
import { stateMachineVersion } from './resource-types/step-functions-version.ts';
import { subscription } from './resource-types/sns-subscription.ts';
import { queuePolicy } from './resource-types/sqs-queue-policy.ts';
import { queue } from './resource-types/sqs-queue.ts';
import { topic } from './resource-types/sns-topic.ts';
import { topicPolicy } from './resource-types/sns-topic-policy.ts';

/** Every resource type that is supported, but for custom ones. */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = Object.fromEntries(
  [
    activity,
    alarm,
    apiDestination,
    bucket,
    bucketPolicy,
    cdkMetadata,
    connection,
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
    queue,
    queuePolicy,
    role,
    rule,
    ssmParameter,
    stateMachine,
    stateMachineAlias,
    stateMachineVersion,
    subscription,
    table,
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
