import {
  type AwsError,
  type EmulatedService,
  type EmulatorRequest,
  type EmulatorResponse,
  inputsOf,
} from '@scones/emulator-core';
import { accessTo } from './access.ts';
import { corsReplyHeaders, allowsOrigin } from './buckets/cors.ts';
import { openContext, type S3Context, type S3Options } from './context.ts';
import { errors } from './errors.ts';
import { type S3Objects, objectPort } from './object-port.ts';
import { operations } from './operations.ts';
import { isOperation, runOperation } from './run-operation.ts';
import { refusals } from './refusals.ts';
import { existingTags } from './objects/existing-tags.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';
import { answer } from './wire/answer.ts';
import { renderS3Error } from './wire/render-output.ts';
import { Router } from './wire/router.ts';

interface S3Service extends EmulatedService {
  readonly objects: S3Objects;
}

/** The emulator's S3. It takes every request that no other service takes, so that it must be the last of them. */
export function s3Service(options: S3Options): S3Service {
  const context = openContext(options);
  const router = new Router(operations);
  return {
    name: names.name,
    names,
    objects: objectPort(context),
    resourcePolicy(resource) {
      const bucket = /^arn:aws:s3:::([^/]+)/.exec(resource)?.[1];
      if (bucket === undefined) return undefined;
      const policy = context.buckets.find(bucket)?.configurations['policy'];
      return typeof policy === 'string' ? policy : undefined;
    },
    resourceContext: (resource, action) => existingTags(context.objects, resource, action),
    detect: () => true,
    servesPage: (request) => allowsOrigin(context.buckets, request),
    async handle(request) {
      return forPage(context, request, await answer(context, router, request));
    },
    renderError: (error, request) => forPage(context, request, renderS3Error(inS3Words(error), request)),
    wire: { protocol: 'rest' },
    operationNames: Object.keys(operations),
    inputs: inputsOf(operations),
    supports: isOperation,
    access: accessTo(context.objects),
    resourceKinds,
    refusals,
    isForObjects: true,
    admitsAnybody: true,
    call: async (name, input, request) => await runOperation(context, name, input, request),
  };
}

/** Adds the headers that let a page of another origin read the reply, where the bucket's rules permit it. */
function forPage(
  { buckets }: S3Context,
  request: EmulatorRequest,
  reply: EmulatorResponse,
): EmulatorResponse {
  if (request.header('origin') === undefined || request.method === 'OPTIONS') return reply;
  return { ...reply, headers: { ...reply.headers, ...corsReplyHeaders(buckets, request) } };
}

/** S3 has other names for the core's common errors. */
function inS3Words(error: AwsError): AwsError {
  if (error.code === 'InternalFailure') return errors.InternalError.internal();
  if (error.code === 'AccessDeniedException') return errors.AccessDenied.screened({ refusal: error.message });
  if (error.code === 'RequestEntityTooLargeException') return errors.IncompleteBody();
  return error;
}
