import { AwsError, ownMember } from '@scones/emulator-core';
import type { CloudFormationContext } from '../context.ts';
import { checkExports } from '../stack/exports.ts';
import type { ResourceRecord, StackRecord } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';
import { TemplateError } from '../template/template-error.ts';
import { othersTurn } from './others-turn.ts';
import { ResourceWork } from './resource-work.ts';
import { StackProgress } from './stack-progress.ts';

type Deletion = Pick<StackTarget, 'roleArn' | 'caller' | 'requestToken'>;

/** Marks the stack as being deleted; the rest is `deleteResources`. False where other stacks use its exports. */
export function beginDeletion(
  context: CloudFormationContext,
  stack: StackRecord,
  { requestToken }: Deletion,
): boolean {
  const progress = new StackProgress(context, stack.id, requestToken);
  progress.enter('DELETE_IN_PROGRESS', 'User Initiated');
  try {
    checkExports(context, stack, []);
    return true;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    progress.enter('DELETE_FAILED', error.message);
    return false;
  }
}

/** Removes a stack's resources, in the reverse order of their making. */
export async function deleteResources(
  context: CloudFormationContext,
  stackId: string,
  retained: readonly string[],
  deletion: Deletion,
): Promise<void> {
  const progress = new StackProgress(context, stackId, deletion.requestToken);
  const work = new ResourceWork(context, stackId, deletion);
  const failed = await removeAll(progress, work, retained);
  if (failed.length > 0)
    return progress.enter(
      'DELETE_FAILED',
      `The following resource(s) failed to delete: [${failed.join(', ')}]. `,
    );
  progress.put({ outputs: [], imports: [], deletedAt: context.clock.now() });
  progress.enter('DELETE_COMPLETE');
}

/** Answers the logical ids of the resources that could not be removed. All that they depend on stays too. */
async function removeAll(
  progress: StackProgress,
  work: ResourceWork,
  retained: readonly string[],
): Promise<string[]> {
  const failed: string[] = [];
  const left: ResourceRecord[] = [];
  for (const [index, logicalId] of progress.record.order.toReversed().entries()) {
    await othersTurn(index);
    const record = ownMember(progress.record.resources, logicalId);
    if (!record) continue;
    const isNeeded = left.some(({ dependsOn }) => dependsOn.includes(logicalId));
    if (retained.includes(logicalId) || record.deletionPolicy !== 'Delete') work.skip(record);
    else if (isNeeded) left.push(record);
    else if (!(await isRemoved(work, record))) {
      left.push(record);
      failed.push(logicalId);
    }
  }
  return failed;
}

async function isRemoved(work: ResourceWork, record: ResourceRecord): Promise<boolean> {
  try {
    await work.remove(record);
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}
