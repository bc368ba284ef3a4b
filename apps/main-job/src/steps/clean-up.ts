import type { Job } from '../job.ts';
import { listResources } from './list-resources.ts';

/** Removes everything that the job made, then asks every service whether it is gone. */
export function cleanUp(job: Job): Promise<void> {
  return job.step('Clean up', async (terminal) => {
    const undone = await job.undoList.undoAll((what) => terminal.transient(`removing ${what}`));
    const leftovers = (await listResources(job.emulator.consoleUrl)).filter(
      (resource) => !job.existing.includes(resource),
    );
    if (leftovers.length > 0) throw new Error(`Still there after the clean-up: ${leftovers.join(', ')}`);
    const title =
      undone.length === 0
        ? 'Cleaned up: there was nothing to remove'
        : `Cleaned up, nothing is left of: ${undone.join(', ')}`;
    return { result: undefined, title };
  });
}
