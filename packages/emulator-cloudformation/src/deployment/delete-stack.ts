import { AwsError } from '@scones/emulator-core';
import type { CloudFormationContext } from '../context.ts';
import { TemplateError } from '../template/template-error.ts';
import { checkExports } from '../stack/exports.ts';
import { ResourceWork } from './resource-work.ts';
import type { StackRecord, StackStatus } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';

/** Marks the stack as being deleted; the rest is `deleteResources`. False where others stand on its exports. */
export function beginDeletion(context: CloudFormationContext, stack: StackRecord): boolean {
  enter(context, stack.id, 'DELETE_IN_PROGRESS', 'User Initiated');
  try {
    checkExports(context, stack, []);
    return true;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    enter(context, stack.id, 'DELETE_FAILED', error.message);
    return false;
  }
}

/** Removes a stack's resources, the last made first. What others that could not be removed stand on stays too. */
export async function deleteResources(
  context: CloudFormationContext,
  stackId: string,
  retained: readonly string[],
  target: Pick<StackTarget, 'roleArn' | 'requestToken'> = {},
): Promise<void> {
  const work = new ResourceWork(context, stackId, target);
  const resources = (): StackRecord['resources'] => context.stacks.get(stackId).resources;
  const failed: string[] = [];
  for (const logicalId of context.stacks.get(stackId).order.toReversed()) {
    const record = resources()[logicalId];
    if (!record) continue;
    if (retained.includes(logicalId) || record.deletionPolicy !== 'Delete') {
      work.skip(record);
      continue;
    }
    const isNeeded = failed.some((other) => resources()[other]?.dependsOn.includes(logicalId));
    if (isNeeded) continue;
    await work.remove(record).catch((error: unknown) => {
      if (!(error instanceof AwsError)) throw error;
      failed.push(logicalId);
    });
  }
  if (failed.length > 0)
    return enter(
      context,
      stackId,
      'DELETE_FAILED',
      `The following resource(s) failed to delete: [${failed.join(', ')}]. `,
    );
  context.stacks.put({
    ...context.stacks.get(stackId),
    outputs: [],
    imports: [],
    deletedAt: context.clock.now(),
  });
  enter(context, stackId, 'DELETE_COMPLETE');
}

function enter(
  context: CloudFormationContext,
  stackId: string,
  status: StackStatus,
  statusReason?: string,
): void {
  context.stacks.put({ ...context.stacks.get(stackId), status, statusReason });
  context.events.addOfStack(context.stacks.get(stackId));
}
