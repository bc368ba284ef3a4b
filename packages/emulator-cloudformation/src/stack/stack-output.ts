import type { Stack, StackResource } from '@aws-sdk/client-cloudformation';
import { listOfTags } from '@scones/emulator-core';
import type { ResourceRecord, StackRecord } from './stack-record.ts';
import { shownValue } from './secrets.ts';
import type { ParameterValue } from '../template/parameter-values.ts';

/** A stack as AWS shows it. */
export function stackOutput(stack: StackRecord): Stack {
  return {
    StackId: stack.id,
    StackName: stack.name,
    Description: stack.description,
    ChangeSetId: stack.changeSetId,
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, parameter]) => ({
      ParameterKey,
      ParameterValue: shownValue(parameter),
      ...resolvedValue(parameter),
    })),
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: dateOf(stack.updatedAt),
    DeletionTime: dateOf(stack.deletedAt),
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: stack.disableRollback ?? false,
    NotificationARNs: [...(stack.notificationArns ?? [])],
    TimeoutInMinutes: stack.timeoutMinutes,
    RoleARN: stack.roleArn,
    Capabilities: [...stack.capabilities] as never,
    Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
    Tags: listOfTags(stack.tags),
    EnableTerminationProtection: stack.isProtected ?? false,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

/** The value that SSM had under the given name. */
function resolvedValue({ given, value, isSecret }: ParameterValue): { ResolvedValue?: string } {
  const resolved = Array.isArray(value) ? value.join(',') : value;
  const isSame = resolved === given || resolved === given.replaceAll(/,\s+/g, ',');
  return isSame || isSecret ? {} : { ResolvedValue: resolved };
}

export function resourceOutput(stack: StackRecord, resource: ResourceRecord): StackResource {
  return {
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    Timestamp: new Date(resource.updatedAt),
    ResourceStatus: resource.status as never,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

export function dateOf(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds);
}
