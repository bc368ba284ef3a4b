import { type Command, defineCommand, type StackSource } from '@scones/command-line';
import { describeStaged } from '../stage/describe-staged.ts';
import { stage } from '../stage/stage.ts';
import type { StageContext } from '../stage/stage-context.ts';
import { stageOptionsSchema } from '../stage/stage-options.ts';
import { describeStageProgress, type StageProgress } from '../stage/stage-progress.ts';

export function stageCommand(
  services: Omit<StageContext, 'signal' | 'onProgress'> & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'put a data set into a bucket: pictures and the manifests that training takes',
    options: stageOptionsSchema,
    stack: { ...services.stack, options: { bucket: '{DataBucketName}' } },
    run: (context, options) => stage({ ...services, ...context }, options),
    progress: (event: StageProgress) => describeStageProgress(event),
    show: (staged) =>
      `${describeStaged(staged)}\n` +
      [staged.trainManifest, staged.validationManifest, staged.testManifest].join('\n'),
  });
}
