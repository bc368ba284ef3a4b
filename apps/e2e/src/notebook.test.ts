import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onEmulator, pythonWith } from './python/python-example.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', '..', 'examples', 'notebook');
const RUN_NOTEBOOK = join(import.meta.dirname, '..', '..', '..', 'tools', 'python', 'run_notebook.py');
const MINUTES = 60_000;

const v2 = pythonWith('v2', ['sagemaker.estimator', 'nbclient', 'ipykernel', 'matplotlib', 'PIL']);
const v3 = pythonWith('v3', ['sagemaker.train', 'sagemaker.serve', 'PIL']);

describe.runIf(v2)("the notebook, with SageMaker's Python SDK v2", { tags: 'sagemaker-v2' }, () => {
  it(
    'runs unchanged from its first cell to its last: training, endpoint, Lambdas, executions, captures, plots',
    async () => {
      const output = await onEmulator(v2!, [RUN_NOTEBOOK, join(EXAMPLES, 'scones.ipynb')]);
      expect(output).toContain(
        'role arn:aws:iam::000000000000:role/service-role/AmazonSageMaker-ExecutionRole',
      );
      expect(output).toMatch(/train:accuracy +[\d.]+\n/);
      const [, passed, all] = /^(\d+) of (\d+) passed/m.exec(output) ?? [];
      expect(Number(passed)).toBeGreaterThan(0);
      expect(all).toBe('40');
      expect(output).toContain('42 captures');
      expect(output).toContain('plots: 3');
      expect(output).toContain('is left but the logs');
    },
    5 * MINUTES,
  );
});

describe.runIf(v3)("ModelTrainer, of SageMaker's Python SDK v3", { tags: 'sagemaker-v3' }, () => {
  it(
    'trains, deploys, asks and deletes',
    async () => {
      const output = await onEmulator(v3!, [join(EXAMPLES, 'model_trainer.py')]);
      expect(output).toMatch(/^trained: s3:\/\/.*\/output\/model\.tar\.gz$/m);
      expect(output).toMatch(/^asked: circle answered: /m);
      expect(output).toMatch(/^deleted: shapes-/m);
    },
    5 * MINUTES,
  );
});
