import type { InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { eventInvokeTarget } from '../event-invoke/event-invoke-config.ts';
import { functionNameSchema, qualifierSchema } from '../functions/function-name.ts';
import { operation } from '../context.ts';
import { invokedFunction } from '../versions/versions.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const PAYLOAD_LIMITS = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 } as const;

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  Qualifier: qualifierSchema.optional(),
  InvocationType: z.enum(['RequestResponse', 'Event', 'DryRun']).default('RequestResponse'),
  LogType: z.enum(['None', 'Tail']).default('None'),
  /** Base64 of JSON, as the caller gives it. */
  ClientContext: z.string().max(3583).optional(),
  Payload: z
    .union([z.string().transform((text) => Buffer.from(text)), z.instanceof(Uint8Array)])
    .default(new Uint8Array()),
});

type InvokeOutput = Omit<InvokeCommandOutput, '$metadata' | 'Payload'> & { readonly Payload?: Uint8Array };

export const invoke = operation<InvokeOutput>()(inputSchema, async (context, input, request) => {
  const { InvocationType } = input;
  const limit = PAYLOAD_LIMITS[InvocationType];
  if (input.Payload.length > limit) throw errors.RequestTooLargeException({ limit });
  const { record, arn } = invokedFunction(context, input.FunctionName, input.Qualifier);
  const invocation = {
    requestId: request.requestId,
    functionArn: arn,
    payload: checkedPayload(input.Payload),
    clientContext: input.ClientContext && checkedClientContext(input.ClientContext),
  };
  if (InvocationType === 'DryRun') return { StatusCode: 204 };
  if (InvocationType === 'Event') {
    const { key } = eventInvokeTarget(context, input.FunctionName, input.Qualifier);
    context.events.add(record, invocation, context.eventInvokeConfigs.get(key));
    return { StatusCode: 202 };
  }
  const result = await context.invoker.invoke(record, invocation);
  return {
    StatusCode: 200,
    ExecutedVersion: record.version,
    Payload: result.payload,
    ...(result.isError && { FunctionError: 'Unhandled' }),
    ...(input.LogType === 'Tail' && { LogResult: result.logTail }),
  };
});

/** Throws for bytes that are not UTF-8. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
const EMPTY_EVENT = Buffer.from('{}');

function checkedPayload(payload: Uint8Array): Uint8Array {
  if (payload.length === 0) return EMPTY_EVENT;
  try {
    JSON.parse(UTF_8.decode(payload));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw errors.InvalidRequestContentException.payload({ detail }, { cause });
  }
  return payload;
}

/** A header can hold no other characters. */
function ascii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function checkedClientContext(base64: string): string {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  try {
    // Serialised again, since a header can hold no line end.
    return ascii(JSON.stringify(JSON.parse(text)));
  } catch (cause) {
    throw errors.InvalidRequestContentException.clientContext({ cause });
  }
}
