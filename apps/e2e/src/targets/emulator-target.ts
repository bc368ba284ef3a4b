import { startMockEndpoint } from '@scones/mock-endpoint';
import type { WorkflowTarget } from '../workflow/workflow-target.ts';
import { stackTarget } from './deployed-stack.ts';
import { drawnPictures } from './drawn-pictures.ts';
import { startEmulatorProgram } from './emulator-program.ts';
import { provision } from './provision.ts';

/** An emulator of the target's own, which holds every role to its policies, and a mock endpoint behind it. */
export async function emulatorTarget(): Promise<WorkflowTarget> {
  await using resources = new AsyncDisposableStack();
  const mock = await startMockEndpoint({ classes: ['bicycle', 'motorcycle'], host: '127.0.0.1', port: 0 });
  resources.defer(() => mock.close());
  const emulator = await startEmulatorProgram([
    '--enforce-iam',
    '--model-server',
    `http://127.0.0.1:${mock.port}`,
  ]);
  resources.defer(() => emulator.close());
  const { clients, stack } = await provision(emulator);
  resources.use(clients);
  const pictures = await drawnPictures();
  const made = resources.move();
  return { ...stackTarget(clients, stack), pictures, tearDown: () => made.disposeAsync() };
}
