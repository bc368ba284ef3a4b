import { seededRandom } from '@scones/deterministic';
import { inferenceGraph, trainingStep } from '@scones/onnx-training';
import { saveArtefact } from '../model/artefact.ts';
import { classifierNetwork, TEST_TIME_VIEWS, WHITENING_FILTERS, WIDTHS } from '../model/network.ts';
import { SIDE } from './job-folder.ts';

/** For tests: a whole model that has learned nothing. */
export async function saveUntrainedModel(folder: string): Promise<void> {
  const random = seededRandom(1);
  const whitening = Float32Array.from({ length: WHITENING_FILTERS * 12 }, () => random.float() - 0.5);
  const network = classifierNetwork({ classes: 2, whitening, widths: WIDTHS });
  const optimizer = { momentum: 0, nesterov: false, weightDecay: 0 };
  const { state, frozen } = trainingStep(network, {
    pictures: [2, 3, SIDE, SIDE],
    classes: 2,
    optimizer,
    random,
  });
  const weights = new Map([...frozen, ...state.map(({ name, initial }) => [name, initial] as const)]);
  const options = { weights, missingWeights: 'refused', views: TEST_TIME_VIEWS } as const;
  await saveArtefact(folder, {
    model: inferenceGraph(network, { pictures: [1, 3, SIDE, SIDE], ...options }),
    description: {
      formatVersion: 1,
      classes: 2,
      imageShape: { height: SIDE, width: SIDE },
      preprocessing: { mean: [128, 128, 128], deviation: [64, 64, 64] },
    },
  });
}
