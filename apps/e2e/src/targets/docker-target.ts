import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DockerComposeEnvironment, type StartedDockerComposeEnvironment, Wait } from 'testcontainers';
import type { WorkflowTarget } from '../workflow/workflow-target.ts';
import { createLocalMachine } from './create-local-machine.ts';
import { stackTarget } from './deployed-stack.ts';
import { drawnPictures } from './drawn-pictures.ts';
import { CONNECTION, provision } from './provision.ts';

const WORKSPACE = fileURLToPath(new URL('../../../..', import.meta.url));
const STARTUP_MILLISECONDS = 600_000;

/** The services of `docker-compose.yml` on ports that are free: the machine on AWS's Step Functions Local, all else in the emulator. */
export async function dockerTarget(): Promise<WorkflowTarget> {
  await using resources = new AsyncDisposableStack();
  const environment = await new DockerComposeEnvironment(WORKSPACE, 'docker-compose.yml')
    .withProfiles('mock')
    .withEnvironment({
      ENDPOINT: 'mock-endpoint',
      EMULATOR_PORT: '0',
      STEP_FUNCTIONS_PORT: '0',
      MOCK_ENDPOINT_PORT: '0',
    })
    .withBuild()
    .withDefaultWaitStrategy(Wait.forHealthCheck())
    .withStartupTimeout(STARTUP_MILLISECONDS)
    .up(['stepfunctions', 'emulator', 'mock-endpoint']);
  resources.defer(async () => void (await environment.down()));
  const { clients, outputs } = await provision(addressOf(environment, 'emulator', 4566));
  resources.use(clients);
  const stepFunctions = new SFNClient({
    ...CONNECTION,
    endpoint: addressOf(environment, 'stepfunctions', 8083),
  });
  resources.defer(() => stepFunctions.destroy());
  const stateMachineArn = await createLocalMachine(stepFunctions, clients.lambda, outputs);
  const pictures = await drawnPictures();
  const made = resources.move();
  return {
    ...stackTarget(clients, outputs),
    stepFunctions,
    stateMachineArn,
    pictures,
    tearDown: () => made.disposeAsync(),
  };
}

/** By its number: with a name, the SDK would look for buckets as hosts. */
function addressOf(environment: StartedDockerComposeEnvironment, service: string, port: number): string {
  return `http://127.0.0.1:${environment.getContainer(`${service}-1`).getMappedPort(port)}`;
}

/** Why containers can't be started here; undefined when they can. */
export async function dockerIsMissing(): Promise<string | undefined> {
  try {
    await promisify(execFile)('docker', ['info']);
    await promisify(execFile)('docker', ['compose', 'version']);
    return undefined;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    return (stderr.trim() || message).split('\n').at(-1);
  }
}
