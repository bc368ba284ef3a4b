import { z } from 'zod';
import { defineResource, type MadeResource } from '../resource-type.ts';
import { changeTags, tagList } from './tags.ts';
import { unlessGone } from './unless-gone.ts';

const properties = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  DefinitionString: z.string(),
  RoleArn: z.string(),
  LoggingConfiguration: z
    .strictObject({
      Destinations: z.array(
        z.strictObject({ CloudWatchLogsLogGroup: z.strictObject({ LogGroupArn: z.string() }) }),
      ),
      IncludeExecutionData: z.boolean().default(false),
      Level: z.string(),
    })
    .optional(),
  TracingConfiguration: z.strictObject({ Enabled: z.boolean() }).default({ Enabled: false }),
  Tags: tagList,
});
type MachineProperties = z.output<typeof properties>;

export const stateMachine = defineResource({
  type: 'AWS::StepFunctions::StateMachine',
  properties,
  attributes: ['Arn', 'Name'],
  replacedBy: ['StateMachineName', 'StateMachineType'],
  async create({ callService, newName }, wanted) {
    const name = wanted.StateMachineName ?? newName(80);
    const { stateMachineArn } = (await callService('states', 'CreateStateMachine', {
      name,
      type: wanted.StateMachineType,
      ...contentOf(wanted),
      tags: inLowerCase(wanted.Tags),
    })) as { stateMachineArn: string };
    return made(stateMachineArn);
  },
  async update({ callService }, stateMachineArn, wanted, previous) {
    await callService('states', 'UpdateStateMachine', { stateMachineArn, ...contentOf(wanted) });
    await changeTags(previous.Tags, wanted.Tags, {
      set: ({ Tags }) =>
        callService('states', 'TagResource', { resourceArn: stateMachineArn, tags: inLowerCase(Tags) }),
      unset: ({ TagKeys }) =>
        callService('states', 'UntagResource', { resourceArn: stateMachineArn, tagKeys: TagKeys }),
    });
    return made(stateMachineArn);
  },
  async remove({ callService }, stateMachineArn) {
    await unlessGone(
      'StateMachineDoesNotExist',
      callService('states', 'DeleteStateMachine', { stateMachineArn }),
    );
  },
});

function contentOf({
  DefinitionString,
  RoleArn,
  LoggingConfiguration,
  TracingConfiguration,
}: MachineProperties): object {
  return {
    definition: DefinitionString,
    roleArn: RoleArn,
    tracingConfiguration: { enabled: TracingConfiguration.Enabled },
    loggingConfiguration: LoggingConfiguration
      ? {
          level: LoggingConfiguration.Level,
          includeExecutionData: LoggingConfiguration.IncludeExecutionData,
          destinations: LoggingConfiguration.Destinations.map(({ CloudWatchLogsLogGroup }) => ({
            cloudWatchLogsLogGroup: { logGroupArn: CloudWatchLogsLogGroup.LogGroupArn },
          })),
        }
      : { level: 'OFF' },
  };
}

function inLowerCase(tags: MachineProperties['Tags']): { key: string; value: string }[] {
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
}

function made(machineArn: string): MadeResource {
  return {
    physicalId: machineArn,
    attributes: { Arn: machineArn, Name: machineArn.slice(machineArn.lastIndexOf(':') + 1) },
  };
}
