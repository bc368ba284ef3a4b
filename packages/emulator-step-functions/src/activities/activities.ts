import type { Collection, Identity, Store } from '@scones/emulator-core';
import type { Clock } from '@scones/deterministic';
import { errors } from '../errors.ts';
import type { Encryption } from '../machines/encryption.ts';
import { activityArn, checkArn } from '../names.ts';

export interface Activity {
  readonly arn: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly creationDate: number;
  readonly encryption: Encryption;
  readonly tags: Readonly<Record<string, string>>;
}

interface ActivitiesOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
}

/** The activities whose tasks workers poll for. */
export class Activities {
  readonly #activities: Collection<Activity>;
  readonly #options: ActivitiesOptions;

  constructor(options: ActivitiesOptions) {
    this.#options = options;
    this.#activities = options.store.collection('step-functions/activities');
  }

  /** The activity of that name, which is made if there is none. */
  create(name: string, content: Pick<Activity, 'encryption' | 'tags'>): Activity {
    const { identity, clock } = this.#options;
    const arn = activityArn(identity, name);
    const existing = this.find(arn);
    if (existing) return existing;
    const activity = { arn, name, creationDate: clock.now(), ...content };
    this.put(activity);
    return activity;
  }

  put(activity: Activity): void {
    this.#activities.put(activity.arn, activity);
  }

  find(arn: string): Activity | undefined {
    return this.#activities.get(arn);
  }

  /** Throws `InvalidArn` or `ActivityDoesNotExist`. */
  require(arn: string): Activity {
    checkArn(arn, 'activity');
    const activity = this.find(arn);
    if (!activity) throw errors.ActivityDoesNotExist({ arn });
    return activity;
  }

  list(options: { after?: string; limit?: number }): Activity[] {
    return this.#activities.values(options);
  }

  delete(arn: string): void {
    this.#activities.delete(arn);
  }
}
