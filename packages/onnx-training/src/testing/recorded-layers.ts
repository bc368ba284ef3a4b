import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  differentiated,
  expectCentralDifferences,
  expectClose,
  type LayerTrial,
  type TriedLayer,
  trialValues,
} from './layer-trial.ts';

/** PyTorch gave these: a layer's output, and the gradients of Σ output · probe. */
interface Recorded extends LayerTrial {
  readonly inputs: Readonly<Record<string, { shape: number[]; values: number[]; gradient: number[] }>>;
  readonly output: { readonly shape: number[]; readonly values: number[] };
  readonly targets?: number[];
  readonly classWeights?: number[];
}

/** Layers by the name of their file in `layers/recorded`. */
export type RecordedLayers = Readonly<Record<string, TriedLayer<Recorded>>>;

/** Holds each layer to its recorded values and gradients, and its gradients to central differences. */
export function describeRecordedLayers(layers: RecordedLayers): void {
  describe.each(Object.entries(layers))('%s', (name, layer) => {
    const recorded = JSON.parse(
      readFileSync(new URL(`../layers/recorded/${name}.json`, import.meta.url), 'utf8'),
    ) as Recorded;

    it('gives what PyTorch gives, in the same shape', async () => {
      const { run, output } = await differentiated(layer, recorded);
      const results = await run(trialValues(recorded));
      expect(output.shape).toEqual(recorded.output.shape);
      expectClose(results['output'], recorded.output.values);
    });

    it('has the gradients that PyTorch has', async () => {
      const { run } = await differentiated(layer, recorded);
      const results = await run(trialValues(recorded));
      for (const [input, { gradient }] of Object.entries(recorded.inputs))
        expectClose(results[input], gradient);
    });

    it('has the gradients that central differences show', async () => {
      await expectCentralDifferences(layer, recorded);
    });
  });
}
