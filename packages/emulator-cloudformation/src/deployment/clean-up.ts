import { AwsError } from '@scones/emulator-core';
import type { ResourceRecord, StackRecord } from '../stack/stack-record.ts';
import type { ResourceWork } from './resource-work.ts';
import type { StackProgress } from './stack-progress.ts';

interface CleanUp {
  readonly stack: StackProgress;
  readonly work: ResourceWork;
  readonly before: StackRecord;
  /** The logical ids that the stack has from now on. */
  readonly kept: readonly string[];
  readonly replaced: readonly ResourceRecord[];
}

/** Removes what was replaced, and what the template no longer has. A resource that cannot be removed stays, as its event says. */
export async function cleanUp({ stack, work, before, kept, replaced }: CleanUp): Promise<void> {
  const { order } = stack.record;
  const gone = Object.values(before.resources)
    .filter(({ logicalId }) => !kept.includes(logicalId))
    .sort((a, b) => order.indexOf(b.logicalId) - order.indexOf(a.logicalId));
  if (gone.length + replaced.length === 0) return;
  stack.enter('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  for (const record of replaced.toReversed())
    if (record.updateReplacePolicy === 'Delete') await unlessRefused(work.removeReplaced(record));
  for (const record of gone) {
    if (record.deletionPolicy === 'Delete') await unlessRefused(work.remove(record));
    else work.skip(record);
    work.forget(record.logicalId);
  }
  stack.put({ order: order.filter((logicalId) => Object.hasOwn(stack.record.resources, logicalId)) });
}

/** The refusal stands in the resource's event; only what is no refusal of a service goes on. */
async function unlessRefused(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
