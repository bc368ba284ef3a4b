import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { checkRead } from '../conditions.ts';
import { describeObject, OBJECT_REPLY, partsCount, selectBytes } from '../object-output.ts';
import { defineS3Operation } from '../s3-operation.ts';
import { STATUS_MEMBER } from '../wire-output.ts';
import { overrides, READ_WIRE, readInput } from './get-object.ts';

export const headObject = defineS3Operation<Omit<HeadObjectCommandOutput, '$metadata'>>()(
  { ...READ_WIRE, route: 'HEAD object', reply: OBJECT_REPLY },
  readInput,
  ({ buckets, objects }, input) => {
    buckets.get(input.Bucket);
    const object = objects.get(input.Bucket, input.Key);
    checkRead(input, object);
    const range = selectBytes(object, input.Range, input.PartNumber);
    const parts = input.PartNumber === undefined ? undefined : partsCount(object);
    return {
      ...describeObject(object, range, input.ChecksumMode === 'ENABLED'),
      ...overrides(input),
      ...(parts !== undefined && { PartsCount: parts }),
      ...(range && { [STATUS_MEMBER]: 206 }),
    };
  },
);
