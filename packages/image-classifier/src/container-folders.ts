import { join } from 'node:path';

/** Where SageMaker puts things for a container, below `/opt/ml` or another root. */
export interface ContainerFolders {
  readonly hyperparameters: string;
  readonly resourceConfig: string;
  readonly inputDataConfig: string;
  readonly model: string;
  readonly output: string;
  readonly failure: string;
  channel(name: string): string;
  /** What a channel in the input mode Pipe brings in the first epoch. */
  pipe(channel: string): string;
}

/** Where SageMaker mounts a container's folders. */
export const CONTAINER_ROOT = '/opt/ml';

/**
 * The address to serve on when none is given. SageMaker starts a container with `serve` alone and calls it from outside;
 * everywhere else the model is for this machine.
 */
export function servingHost(root: string): string {
  return root === CONTAINER_ROOT ? '0.0.0.0' : '127.0.0.1';
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-running-container.html */
export function containerFolders(root: string): ContainerFolders {
  const config = join(root, 'input', 'config');
  return {
    hyperparameters: join(config, 'hyperparameters.json'),
    resourceConfig: join(config, 'resourceconfig.json'),
    inputDataConfig: join(config, 'inputdataconfig.json'),
    model: join(root, 'model'),
    output: join(root, 'output'),
    failure: join(root, 'output', 'failure'),
    channel: (name) => join(root, 'input', 'data', name),
    pipe: (channel) => join(root, 'input', 'data', `${channel}_0`),
  };
}
