/** An algorithm with the container contract that only prints. A hyperparameter says how it ends. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, root = ''] = process.argv.slice(2);

const hyperparameters = JSON.parse(
  readFileSync(join(root, 'input', 'config', 'hyperparameters.json'), 'utf8'),
) as { epochs: string; behaviour?: string };

console.log(`seed ${process.env['TRAINING_SEED']}`);
for (let epoch = 0; epoch < Number(hyperparameters.epochs); epoch++) {
  console.log(`Epoch[${epoch}] Batch [1]#011Speed: 40.0 samples/sec#011accuracy=0.5`);
  console.log(`Epoch[${epoch}] Train-accuracy=${0.5 + epoch / 10}`);
  console.log(`Epoch[${epoch}] Train-cross-entropy=${1 / (epoch + 1)}`);
  console.log(`Epoch[${epoch}] Time cost=0.500`);
  console.log(`Epoch[${epoch}] Validation-accuracy=${0.6 + epoch / 10}`);
}
end(hyperparameters.behaviour);

function end(behaviour: string | undefined): void {
  if (behaviour === 'fail') {
    writeFileSync(join(root, 'output', 'failure'), 'the loss is not a number');
    process.exitCode = 1;
  } else if (behaviour === 'linger') {
    // The open channel to the parent keeps the program alive, and no longer than the parent.
    process.on('disconnect', () => undefined);
    process.once('SIGTERM', () => process.disconnect());
  } else {
    writeFileSync(join(root, 'model', 'weights.bin'), 'learnt');
  }
}
