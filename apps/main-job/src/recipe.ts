interface Recipe {
  readonly epochs: number;
  readonly trainPerClass: number;
  readonly testPerClass: number;
}

/** Drawn pictures are learnt in fewer passes than photographs; more passes than these still help a little. */
export function recipeFor(dataset: string): Recipe {
  return { epochs: dataset === 'synthetic' ? 12 : 75, trainPerClass: 400, testPerClass: 100 };
}
