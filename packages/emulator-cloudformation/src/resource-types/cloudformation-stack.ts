import { AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { tagList } from '../resources/tags.ts';

const properties = z.strictObject({
  TemplateURL: z.string(),
  Parameters: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  NotificationARNs: z.array(z.string()).optional(),
  TimeoutInMinutes: z.number().optional(),
  Tags: tagList,
});
type StackProperties = z.output<typeof properties>;

interface Described {
  readonly StackStatus: string;
  readonly StackStatusReason?: string;
  readonly Outputs?: readonly { readonly OutputKey: string; readonly OutputValue: string }[];
}

/** A stack within a stack. Its outputs are attributes, `Outputs.Name`. */
export const nestedStack = defineResource({
  type: 'AWS::CloudFormation::Stack',
  properties,
  replacedBy: [],
  async create(context, wanted) {
    const { StackId } = (await context.callService('cloudformation', 'CreateStack', {
      StackName: context.newName(128),
      OnFailure: 'ROLLBACK',
      ...inputOf(wanted),
      ...(wanted.TimeoutInMinutes !== undefined && { TimeoutInMinutes: wanted.TimeoutInMinutes }),
    })) as { StackId: string };
    const stack = await settled(context, StackId);
    if (stack.StackStatus === 'CREATE_COMPLETE') return made(StackId, stack);
    const reason = await failureOf(context, StackId);
    await remove(context, StackId);
    throw errors.NotStabilized.notCreated({ stack: StackId, reason });
  },
  async update(context, StackName, wanted) {
    try {
      await context.callService('cloudformation', 'UpdateStack', { StackName, ...inputOf(wanted) });
    } catch (error) {
      if (!(error instanceof AwsError) || error.message !== 'No updates are to be performed.') throw error;
    }
    const stack = await settled(context, StackName);
    if (['UPDATE_COMPLETE', 'CREATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'].includes(stack.StackStatus)) {
      if (stack.StackStatus !== 'UPDATE_ROLLBACK_COMPLETE') return made(StackName, stack);
    }
    throw errors.NotStabilized.notUpdated({
      stack: StackName,
      reason: await failureOf(context, StackName),
    });
  },
  remove,
});

async function remove(context: ResourceContext, StackName: string): Promise<void> {
  await context.callService('cloudformation', 'DeleteStack', { StackName });
  const { StackStatus, StackStatusReason } = await settled(context, StackName);
  if (StackStatus !== 'DELETE_COMPLETE')
    throw errors.NotStabilized.notDeleted({ stack: StackName, reason: StackStatusReason ?? StackStatus });
}

function inputOf({ TemplateURL, Parameters, NotificationARNs, Tags }: StackProperties): object {
  return {
    TemplateURL,
    Parameters: Object.entries(Parameters).map(([ParameterKey, value]) => ({
      ParameterKey,
      ParameterValue: Array.isArray(value) ? value.join(',') : value,
    })),
    Tags,
    ...(NotificationARNs && { NotificationARNs }),
    // The request that deploys the outer stack has acknowledged the capabilities of the inner ones too.
    Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
  };
}

async function settled(context: ResourceContext, StackName: string): Promise<Described> {
  for (;;) {
    const { Stacks } = (await context.callService('cloudformation', 'DescribeStacks', { StackName })) as {
      Stacks: readonly [Described];
    };
    if (!Stacks[0].StackStatus.endsWith('_IN_PROGRESS')) return Stacks[0];
    await context.clock.sleep(100);
  }
}

/** The reason of the first failure. The nested stack's own reason does not name the cause. */
async function failureOf({ callService }: ResourceContext, StackName: string): Promise<string> {
  const { StackEvents } = (await callService('cloudformation', 'DescribeStackEvents', { StackName })) as {
    StackEvents: readonly { ResourceStatus: string; ResourceStatusReason?: string }[];
  };
  const failed = StackEvents.filter(
    ({ ResourceStatus, ResourceStatusReason }) =>
      ResourceStatusReason !== undefined && /FAILED$|^(UPDATE_)?ROLLBACK_IN_PROGRESS$/.test(ResourceStatus),
  );
  return failed.map(({ ResourceStatusReason }) => ResourceStatusReason).join(' ');
}

function made(physicalId: string, { Outputs = [] }: Described): MadeResource {
  return {
    physicalId,
    attributes: Object.fromEntries(
      Outputs.map(({ OutputKey, OutputValue }) => [`Outputs.${OutputKey}`, OutputValue]),
    ),
  };
}
