import type { Clock, Random } from '@scones/deterministic';
import type {
  AwsError,
  EmulatedService,
  EmulatorRequest,
  EmulatorResponse,
  Identity,
  Store,
} from '@scones/emulator-core';
import type { z } from 'zod';
import { access, refusals } from './access.ts';
import { type Address, addressOf } from './wire/address.ts';
import { BodyStore } from './bodies/body-store.ts';
import { BucketTable } from './buckets/bucket-table.ts';
import { errors } from './errors.ts';
import { corsReplyHeaders, letsOriginIn, preflight } from './buckets/cors.ts';
import { formUpload } from './wire/form-upload.ts';
import { type S3Objects, objectPort } from './object-port.ts';
import { ObjectTable } from './objects/object-table.ts';
import { Objects } from './objects/objects.ts';
import { notSupported } from './not-supported.ts';
import { operations } from './operations.ts';
import { checkExpiry } from './wire/presigned.ts';
import { Router } from './wire/router.ts';
import type { S3Call, S3Context, S3Operation } from './s3-operation.ts';
import { UploadTable } from './uploads/upload-table.ts';
import { readInput } from './wire/read-input.ts';
import { renderOutput, renderS3Error } from './wire/render-output.ts';
import { taggedKinds } from './tagged-kinds.ts';

interface S3Options {
  /** For everything but the bytes of larger objects. */
  readonly store: Store;
  /** For those; nothing else may be in it. */
  readonly objectsFolder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly identity: Identity;
}

interface S3Service extends EmulatedService {
  readonly objects: S3Objects;
  /** A bucket's own policy, where it has one. */
  bucketPolicy(bucket: string): string | undefined;
}

/** The emulator's S3. It takes every request that is left over, so that it comes last among the services. */
export function s3Service(options: S3Options): S3Service {
  const context = openContext(options);
  const router = new Router(operations);
  return {
    name: 's3',
    objects: objectPort(context),
    bucketPolicy(bucket) {
      const policy = context.buckets.find(bucket)?.configurations['policy'];
      return typeof policy === 'string' ? policy : undefined;
    },
    detect: () => true,
    servesPage: (request) => letsOriginIn(context.buckets, request),
    async handle(request) {
      const address = addressOf(request);
      if (request.method === 'OPTIONS') return preflight(context.buckets, address, request);
      if (request.scope === 's3express') throw notSupported('ListDirectoryBuckets');
      checkExpiry(request, context.clock.now());
      checkOwner(request, options.identity);
      const reply = await answer(context, router, address, request);
      return forPage(context, request, reply);
    },
    renderError: (error, request) => forPage(context, request, renderS3Error(inS3Words(error), request)),
    operationNames: Object.keys(operations),
    supports: (name) => Object.hasOwn(operations, name),
    access,
    taskNames: { services: ['s3'] },
    taggedKinds,
    refusals,
    call: async (name, input) => {
      const operation = Object.hasOwn(operations, name)
        ? operations[name as keyof typeof operations]
        : undefined;
      if (!operation) throw notSupported(name);
      return await run(context, operation, input, { requestId: '' });
    },
  };
}

/** With the headers that let a page of another origin read the reply, where the bucket's rules have it so. */
function forPage(
  { buckets }: S3Context,
  request: EmulatorRequest,
  reply: EmulatorResponse,
): EmulatorResponse {
  if (request.header('origin') === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, ...corsReplyHeaders(buckets, request) } };
}

function openContext({ store, objectsFolder, clock, random, identity }: S3Options): S3Context {
  const bodies = new BodyStore(objectsFolder, random);
  const table = new ObjectTable(store);
  const uploads = new UploadTable(store);
  bodies.sweep(new Set([...table.fileNames(), ...uploads.fileNames()]));
  return {
    buckets: new BucketTable(store),
    objects: new Objects(table, bodies),
    uploads,
    bodies,
    clock,
    random,
    identity,
  };
}

async function answer(
  context: S3Context,
  router: Router,
  address: Address,
  request: EmulatorRequest,
): Promise<EmulatorResponse> {
  if (isForm(request, address))
    return await formUpload(context, address.bucket, request, async (input) => {
      request.authorize?.('PutObject', input);
      return await run(context, operations.PutObject, input, callOf(request));
    });
  const { operation, name, subresource } = router.match(request, address);
  const input = await readInput(operation.wire, subresource, address, request);
  request.authorize?.(name, input);
  return renderOutput(operation.wire, await run(context, operation, input, callOf(request)), request);
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

/** Found out only when it is asked for, which few operations do. */
function callOf(request: EmulatorRequest): S3Call {
  return {
    requestId: request.id,
    get url() {
      const host = request.header('host');
      return host && `http://${host}${request.path}`;
    },
    get region() {
      return request.region;
    },
  };
}

async function run(
  context: S3Context,
  operation: S3Operation,
  input: unknown,
  call: S3Call,
): Promise<object> {
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) throw invalidInput(operation, parsed.error);
  return await operation.handle(context, parsed.data, call);
}

/** What is wrong in a document is MalformedXML; elsewhere an argument is named. */
function invalidInput({ wire }: S3Operation, error: z.ZodError): AwsError {
  const [issue] = error.issues;
  const [member = '', ...inner] = (issue?.path ?? []).map(String);
  const message = issue?.message ?? '';
  if (wire.body && 'member' in wire.body && member === wire.body.member)
    return errors.MalformedXML([...inner, message].join(': '));
  const name = wireName(wire, member) ?? member;
  return errors.InvalidArgument(`Provided argument ${name} is not valid: ${message}`, name, '');
}

function wireName(wire: S3Operation['wire'], member: string): string | undefined {
  const names = Object.entries({ ...wire.query, ...wire.headers });
  return names.find(([, other]) => other === member)?.[0];
}

function checkOwner(request: EmulatorRequest, identity: Identity): void {
  for (const header of ['x-amz-expected-bucket-owner', 'x-amz-source-expected-bucket-owner']) {
    const expected = request.header(header);
    if (expected === undefined) continue;
    if (!/^\d{12}$/.test(expected)) throw errors.InvalidBucketOwnerAWSAccountID(expected);
    if (expected !== identity.account) throw errors.AccessDenied('Access Denied');
  }
}

/** The core's own errors, as S3 calls them. */
function inS3Words(error: AwsError): AwsError {
  if (error.code === 'InternalFailure') return errors.InternalError();
  if (error.code === 'AccessDeniedException') return errors.AccessDenied(error.message);
  if (error.code === 'RequestEntityTooLargeException') return errors.IncompleteBody();
  return error;
}
