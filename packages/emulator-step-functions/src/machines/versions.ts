import type { Collection, Store } from '@scones/emulator-core';

/** A revision of a state machine that keeps its number for ever. */
export interface Version {
  readonly arn: string;
  readonly stateMachineArn: string;
  readonly number: number;
  readonly revisionId: string;
  readonly description?: string;
  /** Milliseconds since the epoch. */
  readonly creationDate: number;
}

/** The published versions of state machines. */
export class Versions {
  readonly #versions: Collection<Version>;

  constructor(store: Store) {
    this.#versions = store.collection('step-functions/versions');
  }

  find(stateMachineArn: string, number: number): Version | undefined {
    return this.#versions.get(keyOf({ stateMachineArn, number }));
  }

  /** The newest first. */
  list(stateMachineArn: string): Version[] {
    return this.#versions.values({ prefix: `${stateMachineArn}:` }).toReversed();
  }

  put(version: Version): void {
    this.#versions.put(keyOf(version), version);
  }

  delete(version: Version): void {
    this.#versions.delete(keyOf(version));
  }
}

/** Numbers in the order of their digits. */
function keyOf({ stateMachineArn, number }: Pick<Version, 'stateMachineArn' | 'number'>): string {
  return `${stateMachineArn}:${String(number).padStart(10, '0')}`;
}
