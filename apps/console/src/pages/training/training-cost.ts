import { priceAnHour, TRAINING_INSTANCES } from '@scones/aws-prices';
import type { TrainingJob } from '../../aws/sagemaker.ts';

export interface TrainingCost {
  /** Of all instances of the job. */
  readonly dollarsAnHour: number;
  /** Undefined until the job has ended. */
  readonly dollars: number | undefined;
}

type Billed = Pick<TrainingJob, 'ResourceConfig' | 'BillableTimeInSeconds'>;

/** The price of the job on AWS, if it took as long there; undefined for instances without a price in the table. */
export function trainingCost({ ResourceConfig, BillableTimeInSeconds }: Billed): TrainingCost | undefined {
  const { InstanceType = '', InstanceCount = 1 } = ResourceConfig ?? {};
  const dollarsAnHour = priceAnHour(TRAINING_INSTANCES, InstanceType, InstanceCount);
  if (dollarsAnHour === undefined) return undefined;
  const dollars =
    BillableTimeInSeconds === undefined ? undefined : (dollarsAnHour * BillableTimeInSeconds) / 3600;
  return { dollarsAnHour, dollars };
}
