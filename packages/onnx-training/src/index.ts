export { inferenceGraph, type InferenceGraphOptions, inferenceNames, type View } from './inference-graph.ts';
export { given, heNormal, ones, partialIdentity, zeros } from './initializers.ts';
export { scale } from './layers/scale.ts';
export { relu } from './layers/relu.ts';
export { sigmoid } from './layers/sigmoid.ts';
export { hardSigmoid } from './layers/hard-sigmoid.ts';
export { silu } from './layers/silu.ts';
export { hardSwish } from './layers/hard-swish.ts';
export { residualAdd } from './layers/residual-add.ts';
export { product } from './layers/product.ts';
export { concatenate } from './layers/concatenate.ts';
export { dropout } from './layers/dropout.ts';
export { globalAveragePool } from './layers/global-average-pool.ts';
export { averagePool } from './layers/average-pool.ts';
export { channelAffine } from './layers/channel-affine.ts';
export { flatten } from './layers/flatten.ts';
export { gelu } from './layers/gelu.ts';
export { linear } from './layers/linear.ts';
export { maxPool } from './layers/max-pool.ts';
export { crossEntropy } from './layers/cross-entropy.ts';
export { batchNorm, type BatchNormOptions } from './layers/batch-norm.ts';
export { convolution, type ConvolutionOptions } from './layers/convolution.ts';
export { zeroPad } from './layers/zero-pad.ts';
export { groupedConvolution, type GroupedConvolutionOptions } from './layers/grouped-convolution.ts';
export { gatheredConvolution } from './layers/gathered-convolution.ts';
export { pooledConvolution, type PooledConvolutionOptions } from './layers/pooled-convolution.ts';
export { type Initializer, type NetworkBuilder, type Weights } from './network-builder.ts';
export { type OptimizerOptions } from './optimizers/optimize.ts';
export { type StateTensor } from './state-tensor.ts';
export { sizeOf, type Tensor } from './tensor.ts';
export {
  type Network,
  stepNames,
  trainingStep,
  type TrainingStep,
  type TrainingStepOptions,
} from './training-step.ts';
export { BackboneError } from './backbone/backbone-error.ts';
export { type Backbone, readBackbone } from './backbone/backbone.ts';
export { classifierHead, frozenStages, inSequence, lastStageFeatures } from './backbone/backbone-network.ts';
export { firstWeights, forwardGraph, forwardNames } from './forward-graph.ts';
