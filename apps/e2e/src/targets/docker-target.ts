import { fileURLToPath } from 'node:url';
import { paginateListStateMachines, SFNClient } from '@aws-sdk/client-sfn';
import { Patience } from '@scones/command-line';
import { systemClock, withDeadline } from '@scones/deterministic';
import { DockerComposeEnvironment, type StartedDockerComposeEnvironment, Wait } from 'testcontainers';
import type { WorkflowTarget } from '../workflow/workflow-target.ts';
import { stackTarget } from './deployed-stack.ts';
import { ryukIsMissing } from './docker-engine.ts';
import { drawnPictures } from './drawn-pictures.ts';
import { CONNECTION, provision } from './provision.ts';

const WORKSPACE = fileURLToPath(new URL('../../../..', import.meta.url));
const STARTUP_MILLISECONDS = 600_000;
const MACHINE_MILLISECONDS = 60_000;

/**
 * The services of `docker-compose.yml` on free ports: the machine on AWS's Step Functions Local, everything else in the
 * emulator.
 */
export async function dockerTarget(): Promise<WorkflowTarget> {
  await doWithoutMissingRyuk();
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
    // It has no port; its log shows its progress.
    .withWaitStrategy('machine-1', Wait.forLogMessage(/^Waiting for the stack/))
    .withStartupTimeout(STARTUP_MILLISECONDS)
    .up(['machine', 'stepfunctions', 'emulator', 'mock-endpoint']);
  resources.defer(async () => void (await environment.down()));
  const { clients, stack } = await provision({ url: addressOf(environment, 'emulator', 4566) });
  resources.use(clients);
  const stepFunctions = new SFNClient({
    ...CONNECTION,
    endpoint: addressOf(environment, 'stepfunctions', 8083),
  });
  resources.defer(() => stepFunctions.destroy());
  const stateMachineArn = await onlyMachine(stepFunctions);
  const pictures = await drawnPictures();
  const made = resources.move();
  return {
    ...stackTarget(clients, stack),
    stepFunctions,
    stateMachineArn,
    pictures,
    tearDown: () => made.disposeAsync(),
  };
}

/** The address is a number: with a name, the SDK would put the bucket's name before it. */
function addressOf(environment: StartedDockerComposeEnvironment, service: string, port: number): string {
  return `http://127.0.0.1:${environment.getContainer(`${service}-1`).getMappedPort(port)}`;
}

/** The machine that compose's service `machine` makes once the stack is there. */
async function onlyMachine(client: SFNClient): Promise<string> {
  const patience = new Patience({ clock: systemClock, firstMilliseconds: 100, longestMilliseconds: 1_000 });
  return await withDeadline(systemClock, MACHINE_MILLISECONDS, async (signal) => {
    for (;;) {
      for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {}))
        for (const { stateMachineArn } of stateMachines) if (stateMachineArn) return stateMachineArn;
      await patience.wait(signal);
    }
  });
}

/** Tells testcontainers to do without Ryuk where it can't be started, and tells the reader what that means. */
async function doWithoutMissingRyuk(): Promise<void> {
  const reason = await ryukIsMissing();
  if (reason === undefined) return;
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
  console.warn(
    `Ryuk, which removes the containers of an aborted run, can't be had (${reason}): this run goes on without it, ` +
      'as with TESTCONTAINERS_RYUK_DISABLED=true. If you abort it, `docker compose ls` shows what is left.',
  );
}
