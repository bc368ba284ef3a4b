import type { TrainedArtefact } from '../model/artefact.ts';
import { branchesNetwork, branchNetwork } from '../model/network.ts';
import { measureNormalization } from '../model/normalization.ts';
import { calibratedModel } from './calibrate.ts';
import { type FitContext, fitNetwork } from './fit-network.ts';
import { whiteningFilters } from './whitening.ts';

/** From pictures in memory to the model that `serve` runs. It reads and writes no file. */
export async function trainModel(
  context: Omit<FitContext, 'network' | 'branches' | 'preprocessing'>,
): Promise<Required<TrainedArtefact>> {
  const { hyperparameters, recipe, data, validation } = context;
  const { num_classes: classes } = hyperparameters;
  const preprocessing = measureNormalization(data);
  const whitening = whiteningFilters(data, preprocessing);
  const { widths, branches: count } = recipe;
  const options = { classes, whitening, widths };
  const network = branchesNetwork({ ...options, branches: count });
  const others = Array.from({ length: count - 1 }, (_, index) => branchNetwork(options, index + 1));
  const branches = [branchNetwork(options, 0), ...others] as const;
  const weights = await fitNetwork({ ...context, network, branches, preprocessing });
  const { views } = recipe;
  return await calibratedModel({ classes, network, weights, preprocessing, validation, views });
}
