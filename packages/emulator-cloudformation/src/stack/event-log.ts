import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Store } from '@scones/emulator-core';
import type { Json } from '../template/json.ts';
import type { StackRecord } from './stack-record.ts';

export interface StackEvent {
  readonly id: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly properties?: Json;
  readonly requestToken?: string;
  readonly at: number;
}

/** The events of the stacks and their resources. */
export class EventLog {
  readonly #events: Collection<StackEvent>;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #onEvent: (stack: StackRecord, event: StackEvent) => void;

  constructor(
    store: Store,
    clock: Clock,
    random: Random,
    onEvent: (stack: StackRecord, event: StackEvent) => void,
  ) {
    this.#onEvent = onEvent;
    this.#events = store.collection('cloudformation.events');
    this.#clock = clock;
    this.#random = random;
  }

  add(
    stack: StackRecord,
    event: Pick<StackEvent, 'logicalId' | 'physicalId' | 'type' | 'status'> & Partial<StackEvent>,
  ): void {
    const { length } = this.of(stack.id);
    const whole: StackEvent = {
      id: this.#random.uuid(),
      stackId: stack.id,
      stackName: stack.name,
      at: this.#clock.now(),
      ...event,
    };
    this.#events.put(`${stack.id} ${String(length).padStart(8, '0')}`, whole);
    this.#onEvent(stack, whole);
  }

  /** Adds an event of the stack itself. */
  addOfStack(stack: StackRecord, requestToken?: string): void {
    this.add(stack, {
      logicalId: stack.name,
      physicalId: stack.id,
      type: 'AWS::CloudFormation::Stack',
      status: stack.status,
      ...(stack.statusReason !== undefined && { reason: stack.statusReason }),
      ...(requestToken !== undefined && { requestToken }),
    });
  }

  /** The oldest first. */
  of(stackId: string): StackEvent[] {
    return this.#events.values({ prefix: `${stackId} ` });
  }
}
