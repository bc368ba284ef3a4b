import { drawSyntheticDataset, encodePng } from '@scones/image-dataset';
import type { WorkflowTarget } from '../workflow/workflow-target.ts';

/** Drawn vehicles under names to which the mock endpoint has documented answers. */
export async function drawnPictures(): Promise<WorkflowTarget['pictures']> {
  const [bicycle, motorcycle] = await Promise.all(
    Array.from(
      drawSyntheticDataset({
        classes: ['bicycle', 'motorcycle'],
        trainPerClass: 0,
        testPerClass: 1,
        seed: 1,
      }),
      encodePng,
    ),
  );
  return {
    confident: { name: 'bicycle-confident.png', bytes: bicycle as Uint8Array },
    doubtful: { name: 'motorcycle-doubtful.png', bytes: motorcycle as Uint8Array },
  };
}
