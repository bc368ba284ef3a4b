import type { Clock, Random } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';
import type { EventEnvelope } from './event.ts';
import type { RememberedRules } from './remembered-rules.ts';
import { DEFAULT_BUS, type RuleRecord, type RuleTarget } from './rule-record.ts';
import { names } from './service-names.ts';
import { targetInput } from './target-input.ts';

/** An event of one of the emulator's services or of a caller of PutEvents. */
export interface EventEntry {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resources?: readonly string[];
  readonly time?: Date;
  /** The bus that it is put on. */
  readonly bus?: string;
}

/** What a target gets of an event. */
export interface Delivery {
  readonly ruleArn: string;
  readonly target: RuleTarget;
  readonly input: string;
}

/** Carries a target's input to it. Keyed by the service in the target's ARN. */
export type TargetPorts = Readonly<Record<string, (delivery: Delivery) => Promise<unknown>>>;

interface EventBusOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly rules: RememberedRules;
  readonly targets: TargetPorts;
  /** Called with the error of a target that refused its event. */
  readonly onFault: (error: unknown) => void;
}

/** Takes events to the targets of the rules that they match. */
export class EventBus {
  readonly #options: EventBusOptions;
  readonly #running = new Set<Promise<void>>();

  constructor(options: EventBusOptions) {
    this.#options = options;
  }

  canReach(targetArn: string): boolean {
    const service = serviceOf(targetArn);
    // Of EventBridge's own things an API destination is a target; another bus is none here.
    if (service === names.arn && !targetArn.includes(':api-destination/')) return false;
    return Object.hasOwn(this.#options.targets, service);
  }

  /** Returns the event's id. Its targets get it in the background. */
  put(entry: EventEntry): string {
    const { rules } = this.#options;
    const event = this.#envelope(entry);
    const bus = entry.bus ?? DEFAULT_BUS;
    for (const { rule, isMatch } of rules.matching())
      if ((rule.bus ?? DEFAULT_BUS) === bus && isMatch(event)) this.#sendToTargets(rule, event);
    return event.id;
  }

  /** Sends the event of a schedule to the targets of its rule. */
  sendScheduled(rule: RuleRecord, minute: Date): void {
    const entry = { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources: [rule.arn] };
    this.#sendToTargets(rule, this.#envelope({ ...entry, time: minute }));
  }

  #envelope({ source, detailType, detail, resources = [], time }: EventEntry): EventEnvelope {
    const { clock, random, identity } = this.#options;
    return {
      version: '0',
      id: random.uuid(),
      'detail-type': detailType,
      source,
      account: identity.account,
      // AWS leaves the milliseconds out.
      time: (time ?? new Date(clock.now())).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: identity.region,
      resources,
      detail,
    };
  }

  /** Resolves when every target has got its events. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }

  #sendToTargets(rule: RuleRecord, event: EventEnvelope): void {
    for (const target of rule.targets) {
      const running = this.#send(rule, target, event).finally(() => this.#running.delete(running));
      this.#running.add(running);
    }
  }

  async #send(rule: RuleRecord, target: RuleTarget, event: EventEnvelope): Promise<void> {
    try {
      const input = targetInput(target, event, rule.arn);
      await this.#options.targets[serviceOf(target.Arn)]?.({ ruleArn: rule.arn, target, input });
    } catch (error) {
      this.#options.onFault(error);
    }
  }
}

function serviceOf(arn: string): string {
  return arn.split(':')[2] ?? '';
}
