import type { Operation, RequestContext } from '@scones/emulator-core';
import type { z } from 'zod';
import type { S3Context } from './context.ts';

/** The request as an operation sees it; a call within the process has neither URL nor region. */
export interface S3Call extends RequestContext {
  /** The URL of the bucket or object, as the client addresses it. */
  readonly url?: string | undefined;
  /** The region that the client signs for. */
  readonly region?: string | undefined;
}

/** The wire form of an operation (https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html). */
export interface Wire {
  /** The method, `bucket` or `object`, the subresource that tells it from others, and ` copy` where it has a source. */
  readonly route: `${'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'} ${'service' | 'bucket' | 'object'}${string}`;
  /** The input's members by query parameter. */
  readonly query?: Readonly<Record<string, string>>;
  /** The input's members by header. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether `x-amz-meta-*` is the member `Metadata`, in and out. */
  readonly metadata?: boolean;
  /** The body: the bytes of `Body`, a text, or an XML document with this root, by the member. */
  readonly body?: { readonly bytes: 'Body' } | { readonly text: string } | DocumentBody;
  readonly reply?: Reply;
}

interface DocumentBody {
  readonly document: string;
  readonly member: string;
  /** Whether `x-amz-checksum-*` is about an object rather than about the document. */
  readonly checksumIsMember?: boolean;
}

export interface Reply {
  /** 200 by default. */
  readonly status?: number;
  /** The headers by the output's members. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The root of the XML document that holds the other members … */
  readonly document?: string;
  /** … or the contents of this one of them. */
  readonly content?: string;
  /** The member that is the body as it is. */
  readonly body?: string;
}

export interface S3Operation extends Operation<S3Context> {
  readonly wire: Wire;
}

/** Makes an operation from its wire form, its input's schema and its handler, which answers the SDK's output. */
export function operation<Output extends object>() {
  return <Schema extends z.ZodType>(
    wire: Wire,
    input: Schema,
    handle: (
      context: S3Context,
      input: z.output<Schema>,
      call: S3Call,
    ) => Omit<Output, '$metadata'> | Promise<Omit<Output, '$metadata'>>,
  ): S3Operation => ({
    wire,
    input,
    handle: (context, parsed, call) => handle(context, parsed as z.output<Schema>, call),
  });
}
