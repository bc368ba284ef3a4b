import {
  batchNorm,
  convolution,
  flatten,
  gatheredConvolution,
  gelu,
  given,
  linear,
  maxPool,
  type Network,
  type NetworkBuilder,
  partialIdentity,
  pooledConvolution,
  residualAdd,
  scale,
  type Tensor,
  type View,
} from '@scones/onnx-training';

export interface NetworkOptions {
  readonly classes: number;
  /** Filters (O, 3, 2, 2) that whiten the patches of the training pictures; they stay as they are. */
  readonly whitening: Float32Array;
  readonly widths: readonly number[];
}

interface BranchesOptions extends NetworkOptions {
  readonly branches: number;
}

/** Filters of the three groups of a network that is timed or tested; those of a training are its recipe's. */
export const WIDTHS = [32, 96, 128] as const;

/** Filters of the whitening layer: each of the 12 principal directions of a 3 · 2 · 2 patch, and its opposite. */
export const WHITENING_FILTERS = 24;

/** Logits are scaled down, as the pooled features come out large (https://arxiv.org/abs/2404.00498). */
const LOGIT_SCALE = 1 / 9;

/** The model is asked about a picture as it is and moved towards each corner, and each time about its mirror image. */
export const TEST_TIME_VIEWS: readonly View[] = [false, true].flatMap((mirrored) => [
  { mirrored, down: 0, right: 0, weight: 2 },
  ...[-1, 1].flatMap((down) => [-1, 1].map((right) => ({ mirrored, down, right, weight: 1 }))),
]);

/** The network of arXiv 2404.00498 at other widths: whitened patches, then groups of conv–pool–norm–GELU–conv–norm–GELU. */
export function classifierNetwork(options: NetworkOptions): Network {
  return (builder, pictures) => branch(builder, whitened(builder, pictures, options), options);
}

/** As `branchNetwork` trains them one by one: all branches answer, and their logits are averaged. */
export function branchesNetwork(options: BranchesOptions): Network {
  return (builder, pictures) => {
    const seen = whitened(builder, pictures, options); // (N, 24, H − 1, W − 1)
    const total = Array.from({ length: options.branches }, (_, index) =>
      branch(builder, seen, options, branchPrefix(index)),
    ).reduce((sum, logits, index) => residualAdd(builder, [sum, logits], `branches/${index}`)); // (N, K)
    return scale(builder, total, 'branches/mean', 1 / options.branches); // (N, K)
  };
}

/** One of the branches alone; it looks at the same whitened patches, and its weights have names of their own. */
export function branchNetwork(options: NetworkOptions, index: number): Network {
  return (builder, pictures) =>
    branch(builder, whitened(builder, pictures, options), options, branchPrefix(index));
}

const branchPrefix = (index: number): string => `branch-${index + 1}/`;

function whitened(builder: NetworkBuilder, pictures: Tensor, { whitening }: NetworkOptions): Tensor {
  const patches = convolution(builder, pictures, 'whitening', {
    filters: WHITENING_FILTERS,
    kernel: 2,
    padding: 0,
    initial: given(whitening),
    kind: 'frozen',
  });
  return gelu(builder, patches, 'whitening/gelu'); // (N, 24, H − 1, W − 1)
}

/** From whitened patches to logits. */
function branch(
  builder: NetworkBuilder,
  patches: Tensor,
  { classes, widths }: NetworkOptions,
  prefix = '',
): Tensor {
  let x = patches;
  widths.forEach((width, index) => {
    x = group(builder, x, `${prefix}group-${index + 1}`, width);
  });
  const [, , height = 1, width = 1] = x.shape;
  const best = maxPool(builder, x, `${prefix}pool`, { window: [height, width] }); // (N, C, 1, 1)
  const pooled = flatten(builder, best, `${prefix}flatten`); // (N, C)
  const logits = linear(builder, pooled, `${prefix}head`, { features: classes }); // (N, K)
  return scale(builder, logits, `${prefix}scale`, LOGIT_SCALE); // (N, K)
}

function group(builder: NetworkBuilder, x: Tensor, name: string, filters: number): Tensor {
  const kernels = { filters, kernel: 3, padding: 1, initial: partialIdentity };
  const pooled = pooledConvolution(builder, x, `${name}/conv-1`, { ...kernels, window: [2, 2] }); // (N, F, H/2, W/2)
  const first = block(builder, pooled, `${name}/1`); // (N, F, H/2, W/2)
  return block(builder, gatheredConvolution(builder, first, `${name}/conv-2`, kernels), `${name}/2`); // (N, F, H/2, W/2)
}

function block(builder: NetworkBuilder, x: Tensor, name: string): Tensor {
  return gelu(
    builder,
    batchNorm(builder, x, `${name}/norm`, { momentum: 0.1, biasRate: 64 }),
    `${name}/gelu`,
  );
}
