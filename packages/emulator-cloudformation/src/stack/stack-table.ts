import type { Collection, Store } from '@scones/emulator-core';
import type { StackRecord, StackStatus } from './stack-record.ts';
import { isBusy } from './stack-record.ts';

/** The stacks, by ARN, and by name those that are not deleted. */
export class StackTable {
  readonly #byId: Collection<StackRecord>;

  constructor(store: Store) {
    this.#byId = store.collection('cloudformation.stacks');
  }

  find(nameOrId: string): StackRecord | undefined {
    if (nameOrId.startsWith('arn:')) return this.#byId.get(nameOrId);
    return this.live().find(({ name }) => name === nameOrId);
  }

  get(id: string): StackRecord {
    return this.#byId.get(id) as StackRecord;
  }

  put(stack: StackRecord): void {
    this.#byId.put(stack.id, stack);
  }

  forget(id: string): void {
    this.#byId.delete(id);
  }

  /** All stacks, the deleted too. */
  all(): StackRecord[] {
    return this.#byId.values();
  }

  live(): StackRecord[] {
    return this.all().filter(({ status }) => status !== 'DELETE_COMPLETE');
  }

  /** Fails the stacks that an emulator left in the middle of an operation, since nothing can go on with them. */
  failInterrupted(): void {
    for (const stack of this.live().filter(({ status }) => isBusy(status)))
      this.put({
        ...stack,
        status: interrupted(stack.status),
        statusReason: 'The emulator was stopped meanwhile',
      });
  }
}

function interrupted(status: StackStatus): StackStatus {
  if (status.startsWith('DELETE')) return 'DELETE_FAILED';
  return status.startsWith('UPDATE') ? 'UPDATE_ROLLBACK_FAILED' : 'ROLLBACK_FAILED';
}
