import type { Change, DescribeChangeSetCommandOutput } from '@aws-sdk/client-cloudformation';
import { listOfTags, wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { shownValue } from '../stack/secrets.ts';
import type { PlannedChange } from '../change-set/planned-change.ts';
import { changeSetInput, requireChangeSet } from '../change-set/find-change-set.ts';
import { hundredInOrder, nextToken } from '../input/next-token.ts';
import { operation } from '../operation.ts';

export const describeChangeSet = operation<DescribeChangeSetCommandOutput>()(
  z.strictObject({
    ...changeSetInput,
    NextToken: nextToken,
    IncludePropertyValues: wireBoolean.optional(),
  }),
  (context, input) => {
    const record = requireChangeSet(context, input);
    const { target } = record;
    const page = hundredInOrder(record.changes, input.NextToken);
    return {
      ChangeSetId: record.id,
      ChangeSetName: record.name,
      StackId: record.stackId,
      StackName: record.stackName,
      Description: record.description,
      Parameters: Object.entries(target.parameters).map(([ParameterKey, parameter]) => ({
        ParameterKey,
        ParameterValue: shownValue(parameter),
      })),
      CreationTime: new Date(record.createdAt),
      ExecutionStatus: record.executionStatus,
      Status: record.status,
      StatusReason: record.statusReason,
      NotificationARNs: [...(target.notificationArns ?? [])],
      Capabilities: [...target.capabilities] as never,
      Tags: listOfTags(target.tags),
      Changes: page.items.map(changeOutput),
      NextToken: page.NextToken,
      IncludeNestedStacks: false,
    };
  },
);

function changeOutput(change: PlannedChange): Change {
  return {
    Type: 'Resource',
    ResourceChange: {
      Action: change.action,
      LogicalResourceId: change.logicalId,
      PhysicalResourceId: change.physicalId,
      ResourceType: change.type,
      Replacement: change.replacement,
      Scope: change.action === 'Modify' ? ['Properties'] : [],
      Details: change.changedProperties.map((Name) => ({
        Target: {
          Attribute: 'Properties',
          Name,
          RequiresRecreation: change.replacement === 'True' ? 'Conditionally' : 'Never',
        },
        Evaluation: 'Static',
        ChangeSource: 'DirectModification',
      })),
    },
  };
}
