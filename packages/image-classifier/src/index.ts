export { type Artefact, loadArtefact, type ModelDescription, saveArtefact } from './model/artefact.ts';
export { type Classifier, classify, loadClassifier } from './serve/classifier.ts';
export { InferenceThreads } from './serve/inference-threads.ts';
export { ClassifierError, type ClassifierErrorCode } from './classifier-error.ts';
export { hyperparameterNames, type Hyperparameters, parseHyperparameters } from './train/hyperparameters.ts';
export { classifierNetwork, WHITENING_FILTERS, WIDTHS } from './model/network.ts';
export { Trainer } from './train/trainer.ts';
