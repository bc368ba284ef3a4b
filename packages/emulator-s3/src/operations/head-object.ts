import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { OBJECT_REPLY } from '../objects/object-output.ts';
import { findToRead, READ_WIRE, readInput } from '../objects/object-reading.ts';
import { operation } from '../s3-operation.ts';

export const headObject = operation<HeadObjectCommandOutput>()(
  { ...READ_WIRE, route: 'HEAD object', reply: OBJECT_REPLY },
  readInput,
  (context, input) => findToRead(context, input).reply,
);
