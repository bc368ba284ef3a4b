export { inferenceGraph, type InferenceGraphOptions, inferenceNames, type View } from './inference-graph.ts';
export { given, heNormal, ones, partialIdentity, zeros } from './initializers.ts';
export { scale } from './layers/scale.ts';
export { flatten } from './layers/flatten.ts';
export { gelu } from './layers/gelu.ts';
export { linear } from './layers/linear.ts';
export { maxPool } from './layers/max-pool.ts';
export { crossEntropy } from './layers/cross-entropy.ts';
export { batchNorm, type BatchNormOptions } from './layers/batch-norm.ts';
export { convolution, type ConvolutionOptions } from './layers/convolution.ts';
export { gatheredConvolution } from './layers/gathered-convolution.ts';
export { type Initializer, type NetworkBuilder, type Weights } from './network-builder.ts';
export { type OptimizerOptions } from './optimizer.ts';
export { type Tensor } from './tensor.ts';
export {
  type Network,
  type StateTensor,
  stepNames,
  trainingStep,
  type TrainingStep,
  type TrainingStepOptions,
} from './training-step.ts';
