import type { Agent } from 'node:http';
import { join } from 'node:path';
import type { ContainerProgram } from '../container/container-program.ts';
import { notSupported } from '../input/constraints.ts';
import type { SageMakerPorts } from '../ports/ports.ts';
import { connectModelServer } from './connected-server.ts';
import { type EndpointConfig, instanceCountOf, keptSettingsOf, type Variant } from './endpoint-config.ts';
import { endpointLogGroup } from './endpoint-logs.ts';
import { fetchModel } from './fetch-model.ts';
import { Instance } from './instance.ts';
import { type Model, modelDataOf } from './model.ts';
import { type ModelServer, startModelServer } from './model-server.ts';

const DEFAULT_START_TIMEOUT_SECONDS = 60;

interface PreparedFor {
  readonly ports: SageMakerPorts;
  readonly endpointName: string;
  readonly config: EndpointConfig;
  readonly modelNamed: (name: string) => Model | undefined;
  /** Called when an instance could not be kept alive. */
  readonly onGivenUp: (reason: string) => void;
  readonly agent: Agent;
  /** Where the variants' models are laid out, a folder each. */
  readonly folder: string;
  /** Ends the download of a model. */
  readonly signal: AbortSignal;
}

export interface RunningVariant {
  readonly name: string;
  readonly weight: number;
  readonly instances: readonly Instance[];
}

/** Fetches a variant's model; its instances are there, but not started. Rejects with an endpoint's FailureReason. */
export async function prepareVariant(endpoint: PreparedFor, variant: Variant): Promise<RunningVariant> {
  const { ports, folder, signal } = endpoint;
  const model = modelOf(endpoint, variant);
  const program = programOf(endpoint, model);
  const root = join(folder, variant.VariantName);
  // A container that already runs has its own model.
  if (!program.server)
    await fetchModel(ports.objectsAs(model.executionRoleArn), modelDataOf(model.container), root, signal);
  const instances = Array.from({ length: instanceCountOf(variant) }, () =>
    newInstance(endpoint, variant, model, program, root),
  );
  return { name: variant.VariantName, weight: variant.InitialVariantWeight ?? 1, instances };
}

function modelOf({ modelNamed }: PreparedFor, { ModelName, VariantName }: Variant): Model {
  const model = modelNamed(ModelName);
  if (!model) throw new Error(`The model ${ModelName} of the variant ${VariantName} was deleted.`);
  return model;
}

function programOf({ ports }: PreparedFor, { name, container }: Model): ContainerProgram {
  const program = ports.programFor(container.Image);
  if (program) return program;
  throw new Error(
    notSupported(`the image ${container.Image} of the model ${name}, since it has no program for it`),
  );
}

function newInstance(
  { ports, endpointName, config, onGivenUp, agent }: PreparedFor,
  variant: Variant,
  model: Model,
  program: ContainerProgram,
  root: string,
): Instance {
  const { clock, identity, logs, random } = ports;
  const id = `i-${random.uuid().replaceAll('-', '').slice(0, 17)}`;
  const onLine = (message: string): void =>
    logs.append(endpointLogGroup(endpointName), `${variant.VariantName}/${id}`, [
      { timestamp: clock.now(), message },
    ]);
  const kept = keptSettingsOf(config, variant);
  if (kept !== undefined) onLine(kept);
  const startTimeoutMilliseconds =
    (variant.ContainerStartupHealthCheckTimeoutInSeconds ?? DEFAULT_START_TIMEOUT_SECONDS) * 1000;
  const startServer = (signal: AbortSignal): Promise<ModelServer> =>
    program.server
      ? connectModelServer({ startTimeoutMilliseconds, agent, clock, signal, address: program.server })
      : startModelServer({
          startTimeoutMilliseconds,
          agent,
          clock,
          signal,
          command: program.serve(root),
          root,
          environment: {
            ...program.environment,
            AWS_REGION: identity.region,
            ...model.container.Environment,
          },
          onLine,
        });
  return new Instance({ id, clock, startServer, onLine, onGivenUp });
}
