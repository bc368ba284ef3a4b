export { type Artefact, loadArtefact, type ModelDescription, saveArtefact } from './artefact.ts';
export { type Classifier, classify, loadClassifier } from './classifier.ts';
export { ClassifierError, type ClassifierErrorCode } from './classifier-error.ts';
export { hyperparameterNames, type Hyperparameters, parseHyperparameters } from './hyperparameters.ts';
export { classifierNetwork, WHITENING_FILTERS, WIDTHS } from './network.ts';
export { Trainer } from './trainer.ts';
