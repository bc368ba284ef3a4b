import type { EmulatorRequest, EmulatorResponse, Identity } from '@scones/emulator-core';
import { preflight } from '../buckets/cors.ts';
import type { S3Context } from '../context.ts';
import { errors } from '../errors.ts';
import { notSupported } from '../not-supported.ts';
import { runOperation } from '../run-operation.ts';
import type { S3Call } from '../s3-operation.ts';
import { type Address, addressOf } from './address.ts';
import { formUpload } from './form-upload.ts';
import { checkExpiry } from './presigned.ts';
import { readInput } from './read-input.ts';
import { renderOutput } from './render-output.ts';
import type { Router } from './router.ts';

/** Answers a request: a preflight, a form, or an operation. */
export async function answer(
  context: S3Context,
  router: Router,
  request: EmulatorRequest,
): Promise<EmulatorResponse> {
  const address = addressOf(request);
  if (request.method === 'OPTIONS') return preflight(context.buckets, address, request);
  if (request.scope === 's3express') throw notSupported('ListDirectoryBuckets');
  checkExpiry(request, context.clock.now());
  checkOwner(request, context.identity);
  if (isForm(request, address))
    return await formUpload(
      context,
      address.bucket,
      request,
      async (input) => await runOperation(context, 'PutObject', input, callOf(request)),
    );
  const { operation, name, subresource } = router.match(request, address);
  const input = await readInput(operation.wire, subresource, address, request);
  return renderOutput(operation.wire, await runOperation(context, name, input, callOf(request)), request);
}

/** A form is posted to its bucket and has no subresource. */
function isForm(request: EmulatorRequest, address: Address): address is { bucket: string } {
  return (
    request.method === 'POST' &&
    address.bucket !== undefined &&
    address.key === undefined &&
    !request.hasQuery
  );
}

function callOf(request: EmulatorRequest): S3Call {
  const host = request.header('host');
  return {
    requestId: request.id,
    ...(request.authorize && { authorize: request.authorize }),
    ...(request.watch && { watch: request.watch }),
    url: host && `http://${host}${request.path}`,
    region: request.region,
  };
}

function checkOwner(request: EmulatorRequest, identity: Identity): void {
  for (const header of ['x-amz-expected-bucket-owner', 'x-amz-source-expected-bucket-owner']) {
    const expected = request.header(header);
    if (expected === undefined) continue;
    if (!/^\d{12}$/.test(expected)) throw errors.InvalidBucketOwnerAWSAccountID(expected);
    if (expected !== identity.account) throw errors.AccessDenied.denied();
  }
}
