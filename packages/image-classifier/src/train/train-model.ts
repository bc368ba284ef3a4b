import { inferenceGraph } from '@scones/onnx-training';
import type { TrainedArtefact } from '../model/artefact.ts';
import { branchesNetwork, branchNetwork } from '../model/network.ts';
import { measureNormalization } from '../model/normalization.ts';
import { type FitContext, fitNetwork } from './fit-network.ts';
import { whiteningFilters } from './whitening.ts';

/** From pictures in memory to the model that `serve` runs. It reads and writes no file. */
export async function trainModel(
  context: Omit<FitContext, 'network' | 'branches' | 'preprocessing'>,
): Promise<Required<TrainedArtefact>> {
  const { hyperparameters, recipe, data } = context;
  const { num_classes: classes, image_shape: shape } = hyperparameters;
  const preprocessing = measureNormalization(data);
  const whitening = whiteningFilters(data, preprocessing);
  const { widths, branches: count } = recipe;
  const options = { classes, whitening, widths };
  const network = branchesNetwork({ ...options, branches: count });
  const others = Array.from({ length: count - 1 }, (_, index) => branchNetwork(options, index + 1));
  const branches = [branchNetwork(options, 0), ...others] as const;
  const trained = await fitNetwork({ ...context, network, branches, preprocessing });
  const model = inferenceGraph(network, {
    pictures: [1, 3, shape.height, shape.width],
    ...trained,
    missingWeights: 'refused',
    views: recipe.views,
  });
  const description = { formatVersion: 1, classes, imageShape: shape, preprocessing } as const;
  return { model, description, metrics: trained.metrics };
}
