export { type Artefact, loadArtefact, type ModelDescription, saveArtefact } from './model/artefact.ts';
export {
  type Classifier,
  classify,
  loadClassifier,
  openClassifier,
  probabilities,
} from './serve/classifier.ts';
export { InferenceThreads } from './serve/inference-threads.ts';
export { ClassifierError, type ClassifierErrorCode } from './classifier-error.ts';
export { hyperparameterNames, type Hyperparameters, parseHyperparameters } from './train/hyperparameters.ts';
export { branchNetwork, classifierNetwork, WHITENING_FILTERS, WIDTHS } from './model/network.ts';
export { BranchTrainers } from './train/branch-trainers.ts';
export { Trainer } from './train/trainer.ts';
export { decodePicture, type PictureShape } from './model/decode-picture.ts';
export type { LabelledPictures } from './train/labelled-pictures.ts';
export { DEFAULT_RECIPE, type Recipe } from './train/recipe.ts';
export { trainingLog } from './train/training-log.ts';
export { trainModel } from './train/train-model.ts';
