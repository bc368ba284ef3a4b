import type { EventBus } from '@aws-sdk/client-eventbridge';

/** An event bus as it is kept; the account's own, `default`, has nothing but a name and an ARN. */
export interface BusRecord {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly madeAt: number;
  readonly tags: Readonly<Record<string, string>>;
}

type KnownBus = Pick<BusRecord, 'name' | 'arn'> & Partial<BusRecord>;

/** A bus as AWS shows it. */
export function busOutput({ name, arn, description, madeAt }: KnownBus): EventBus {
  const time = madeAt === undefined ? undefined : new Date(madeAt);
  return { Name: name, Arn: arn, Description: description, CreationTime: time, LastModifiedTime: time };
}
