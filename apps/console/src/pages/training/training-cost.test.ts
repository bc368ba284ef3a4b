import { expect, it } from 'vitest';
import { trainingCost } from './training-cost.ts';

const ResourceConfig = { InstanceType: 'ml.p3.2xlarge', InstanceCount: 2, VolumeSizeInGB: 10 } as const;

it('multiplies the seconds that are billed by the price of all instances', () => {
  expect(trainingCost({ ResourceConfig, BillableTimeInSeconds: 1800 })).toEqual({
    dollarsAnHour: 7.65,
    dollars: 3.825,
  });
});

it('has only the price of an hour while the job runs', () => {
  expect(trainingCost({ ResourceConfig, BillableTimeInSeconds: undefined })).toEqual({
    dollarsAnHour: 7.65,
    dollars: undefined,
  });
});

it('makes up no price of an instance that the table does not have', () => {
  const unknown = { ...ResourceConfig, InstanceType: 'ml.trn2.48xlarge' } as const;
  expect(trainingCost({ ResourceConfig: unknown, BillableTimeInSeconds: 60 })).toBeUndefined();
});
