import { BoundedCache, type Collection, type Identity, type Store } from '@scones/emulator-core';
import type { Clock, Random } from '@scones/deterministic';
import { DefinitionError, type Machine, parse, type ParseOptions } from '@scones/states-language';
import { errors } from '../errors.ts';
import type { Encryption } from './encryption.ts';
import type { LogPort } from '../history/log-port.ts';
import { checkArn } from '../names.ts';

export type StateMachineType = 'STANDARD' | 'EXPRESS';

export interface LoggingConfiguration {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  readonly includeExecutionData: boolean;
  readonly logGroupArn?: string;
  /** Whether an empty list of destinations was asked for, which is shown again. */
  readonly hasNoDestination?: boolean;
}

/** A state machine's definition and configuration at some time. An execution keeps the revision that it was started with. */
export interface Revision {
  readonly id: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly logging: LoggingConfiguration;
  readonly isTracing: boolean;
  /** Absent: nobody asked for any. */
  readonly encryption?: Encryption;
  /** Whether the machine was made with it: AWS shows no id of such a revision. */
  readonly isInitial?: boolean;
  /** Milliseconds since the epoch. */
  readonly updateDate: number;
}

/** What a user says of a revision. */
export type RevisionContent = Omit<Revision, 'id' | 'updateDate'>;

export interface StateMachine {
  readonly arn: string;
  readonly name: string;
  readonly type: StateMachineType;
  readonly creationDate: number;
  readonly revision: Revision;
  /** The number of the newest version that there ever was. */
  readonly lastVersion?: number;
  /** How it was to be published when it was made, which the same creation again repeats. */
  readonly creation?: { readonly publish: boolean; readonly versionDescription?: string };
  readonly tags: Readonly<Record<string, string>>;
}

interface StateMachinesOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly canCall: ParseOptions['canCall'] | undefined;
  readonly logs: LogPort | undefined;
}

/** How many machines and compiled revisions are kept in memory. */
const MOST_COMPILED = 256;

/** The state machines and all revisions of them. */
export class StateMachines {
  readonly #machines: Collection<StateMachine>;
  readonly #revisions: Collection<Revision>;
  readonly #options: StateMachinesOptions;
  /** By the revision's id. */
  readonly #compiled = new BoundedCache<string, Machine>(MOST_COMPILED);

  /** By ARN. */
  readonly #found = new BoundedCache<string, StateMachine | undefined>(MOST_COMPILED);

  constructor(options: StateMachinesOptions) {
    this.#options = options;
    this.#machines = options.store.collection('step-functions/state-machines');
    this.#revisions = options.store.collection('step-functions/revisions');
  }

  find(arn: string): StateMachine | undefined {
    return this.#found.getOrMake(arn, () => this.#machines.get(arn));
  }

  /** Throws `InvalidArn` or `StateMachineDoesNotExist`. */
  require(arn: string): StateMachine {
    checkArn(arn, 'stateMachine');
    const machine = this.find(arn);
    if (!machine) throw errors.StateMachineDoesNotExist({ arn });
    return machine;
  }

  list(options: { after?: string; limit?: number }): StateMachine[] {
    return this.#machines.values(options);
  }

  revision(arn: string, id: string): Revision | undefined {
    return this.#revisions.get(`${arn}/${id}`);
  }

  /** All changes of the machine, its versions and its aliases, or none. */
  atOnce<R>({ arn }: Pick<StateMachine, 'arn'>, change: () => R): R {
    try {
      return this.#options.store.transaction(change);
    } finally {
      this.#found.delete(arn);
    }
  }

  /** Keeps the machine and its current revision. */
  put(machine: StateMachine): void {
    this.atOnce(machine, () => {
      this.#machines.put(machine.arn, machine);
      this.#revisions.put(`${machine.arn}/${machine.revision.id}`, machine.revision);
    });
  }

  delete({ arn, revision }: StateMachine): void {
    this.#machines.delete(arn);
    this.#found.delete(arn);
    this.#compiled.delete(revision.id);
  }

  /** A new revision; throws `InvalidDefinition`. */
  revise(type: StateMachineType, content: RevisionContent): Revision {
    const { random, clock, logs } = this.#options;
    if (!logs && content.logging.logGroupArn !== undefined) {
      throw errors.InvalidLoggingConfiguration.noLogs();
    }
    checkDestination(logs, content.logging);
    const revision = { ...content, id: random.uuid(), updateDate: clock.now() };
    this.#compile(revision, type);
    return revision;
  }

  compile({ type }: StateMachine, revision: Revision): Machine {
    return this.#compile(revision, type);
  }

  #compile({ id, definition }: Revision, type: StateMachineType): Machine {
    return this.#compiled.getOrMake(id, () => this.#parse(definition, type));
  }

  parseOptions(machineType: StateMachineType): ParseOptions {
    const { canCall } = this.#options;
    return { machineType, ...(canCall && { canCall }) };
  }

  #parse(definition: string, type: StateMachineType): Machine {
    try {
      return parse(definition, this.parseOptions(type));
    } catch (error) {
      throw error instanceof DefinitionError ? errors.InvalidDefinition({ faults: error.message }) : error;
    }
  }
}

function checkDestination(logs: LogPort | undefined, { logGroupArn }: LoggingConfiguration): void {
  const group = logGroupArn?.split(':')[6];
  if (group !== undefined && logs?.hasGroup(group) === false)
    throw errors.InvalidLoggingConfiguration.noDestination();
}
