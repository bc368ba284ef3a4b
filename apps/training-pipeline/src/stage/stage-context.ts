import type { S3Client } from '@aws-sdk/client-s3';
import type { CommandContext } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import type { Cifar100Publication } from './fetch-cifar-100.ts';
import type { StageProgress } from './stage-progress.ts';

export interface StageContext extends CommandContext<StageProgress> {
  readonly s3: S3Client;
  readonly clock: Clock;
  /** Where downloads are kept. */
  readonly cacheFolder: string;
  /** Another place that offers CIFAR-100; the publisher's if not given. */
  readonly publication?: Cifar100Publication;
}
