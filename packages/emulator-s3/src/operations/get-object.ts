import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { checkArchive, OBJECT_REPLY, readObject } from '../objects/object-output.ts';
import { findToRead, READ_WIRE, readInput } from '../objects/object-reading.ts';
import { operation } from '../s3-operation.ts';

export const getObject = operation<Omit<GetObjectCommandOutput, 'Body'> & { Body: Uint8Array | Readable }>()(
  { ...READ_WIRE, route: 'GET object', reply: { ...OBJECT_REPLY, body: 'Body' } },
  readInput,
  (context, input) => {
    const { object, range, reply } = findToRead(context, input);
    checkArchive(object);
    return { ...reply, Body: readObject(context.bodies, object, range) };
  },
);
