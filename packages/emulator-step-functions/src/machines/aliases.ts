import type { Collection, Store } from '@scones/emulator-core';
import { errors } from '../errors.ts';
import { checkArn } from '../names.ts';

/** The share of an alias's executions that a version gets, in percent. */
export interface Route {
  readonly stateMachineVersionArn: string;
  readonly weight: number;
}

/** A name for one version of a state machine, or for two. */
export interface Alias {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly description?: string;
  readonly routes: readonly Route[];
  /** Milliseconds since the epoch. */
  readonly creationDate: number;
  readonly updateDate: number;
}

/** The aliases of state machines. */
export class Aliases {
  readonly #aliases: Collection<Alias>;

  constructor(store: Store) {
    this.#aliases = store.collection('step-functions/aliases');
  }

  find(arn: string): Alias | undefined {
    return this.#aliases.get(arn);
  }

  /** Throws `InvalidArn` or `ResourceNotFound`. */
  require(arn: string): Alias {
    checkArn(arn, 'stateMachine');
    const alias = this.find(arn);
    if (!alias) throw errors.ResourceNotFound.named({ arn });
    return alias;
  }

  /** By name, as recordings of AWS have them. */
  list(stateMachineArn: string, options: { after?: string } = {}): Alias[] {
    return this.#aliases.values({ prefix: `${stateMachineArn}:`, ...options });
  }

  put(alias: Alias): void {
    this.#aliases.put(alias.arn, alias);
  }

  delete(arn: string): void {
    this.#aliases.delete(arn);
  }
}
