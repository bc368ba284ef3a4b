import type { FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { errors } from '../errors.ts';
import {
  functionArn,
  functionNameSchema,
  parseFunctionName,
  qualifierSchema,
} from '../functions/function-name.ts';
import { LATEST } from '../functions/function-record.ts';
import type { LambdaContext } from '../context.ts';
import { aliasKey, findVersion } from '../versions/versions.ts';
import type { EventInvokeRecord } from './event-invoke-record.ts';

export const eventInvokeMembers = { FunctionName: functionNameSchema, Qualifier: qualifierSchema.optional() };

const DESTINATION = new RegExp(
  '^$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:' +
    '((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)$',
);
const destinationSchema = z.strictObject({ Destination: z.string().max(350).regex(DESTINATION).optional() });

export const eventInvokeSettings = {
  MaximumRetryAttempts: z.int().min(0).max(2).optional(),
  MaximumEventAgeInSeconds: z.int().min(60).max(21_600).optional(),
  DestinationConfig: z
    .strictObject({ OnSuccess: destinationSchema.optional(), OnFailure: destinationSchema.optional() })
    .optional(),
};

type EventInvokeSettings = z.output<z.ZodObject<typeof eventInvokeSettings>>;

export interface EventInvokeTarget {
  readonly key: string;
  readonly name: string;
  readonly arn: string;
}

/** The function, version or alias that a request names; `$LATEST` without a qualifier. */
export function eventInvokeTarget(
  context: LambdaContext,
  text: string,
  qualifierMember?: string,
): EventInvokeTarget {
  const { name, qualifier = LATEST } = parseFunctionName(context.identity, text, qualifierMember);
  return { key: aliasKey(name, qualifier), name, arn: functionArn(context.identity, name, qualifier) };
}

/** The same, for a function, version or alias that must exist. */
export function existingTarget(
  context: LambdaContext,
  text: string,
  qualifierMember?: string,
): EventInvokeTarget {
  const target = eventInvokeTarget(context, text, qualifierMember);
  const qualifier = target.key.slice(target.name.length + 1);
  if (!context.aliases.has(target.key) && !findVersion(context, target.name, qualifier))
    throw errors.ResourceNotFoundException.eventInvokeTarget();
  return target;
}

export function findEventInvokeConfig(
  context: LambdaContext,
  { key, arn }: EventInvokeTarget,
): EventInvokeRecord {
  const record = context.eventInvokeConfigs.get(key);
  if (!record) throw errors.ResourceNotFoundException.eventInvokeConfig({ arn });
  return record;
}

/** Checks the given settings, and adds them to those that are kept already. */
export function keepEventInvokeConfig(
  context: LambdaContext,
  target: EventInvokeTarget,
  settings: EventInvokeSettings,
  before?: EventInvokeRecord,
): FunctionEventInvokeConfig {
  const { OnSuccess, OnFailure } = settings.DestinationConfig ?? {};
  for (const { Destination } of [OnSuccess ?? {}, OnFailure ?? {}])
    if (Destination) checkDestination(context, target, Destination, settings);
  const record: EventInvokeRecord = {
    functionArn: target.arn,
    maximumRetryAttempts: settings.MaximumRetryAttempts ?? before?.maximumRetryAttempts,
    maximumEventAgeSeconds: settings.MaximumEventAgeInSeconds ?? before?.maximumEventAgeSeconds,
    onSuccess: OnSuccess ? OnSuccess.Destination || undefined : before?.onSuccess,
    onFailure: OnFailure ? OnFailure.Destination || undefined : before?.onFailure,
    lastModified: context.clock.now(),
  };
  context.eventInvokeConfigs.put(target.key, record);
  return eventInvokeConfig(record);
}

export function eventInvokeConfig(record: EventInvokeRecord): FunctionEventInvokeConfig {
  const { maximumRetryAttempts, maximumEventAgeSeconds, onSuccess, onFailure } = record;
  return {
    LastModified: new Date(record.lastModified),
    FunctionArn: record.functionArn,
    ...(maximumRetryAttempts !== undefined && { MaximumRetryAttempts: maximumRetryAttempts }),
    ...(maximumEventAgeSeconds !== undefined && { MaximumEventAgeInSeconds: maximumEventAgeSeconds }),
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  };
}

function checkDestination(
  context: LambdaContext,
  { name }: EventInvokeTarget,
  destination: string,
  { DestinationConfig }: EventInvokeSettings,
): void {
  const [, , service = '', , , kind, functionName = ''] = destination.split(':');
  if (service === 'lambda' && kind === 'function') {
    if (functionName === name) throw errors.InvalidParameterValueException.ownDestination();
    if (!context.functions.has(functionName))
      throw errors.InvalidParameterValueException.destination({ destination });
  } else if (service === 'sqs' || service === 's3' || destination.startsWith('kafka:'))
    throw errors.InvalidParameterValueException.destinationNotSupported({ destination });
  else if (service !== 'sns' && service !== 'events')
    throw errors.InvalidParameterValueException.destinationConfig({
      onSuccess: written('OnSuccess', DestinationConfig?.OnSuccess),
      onFailure: written('OnFailure', DestinationConfig?.OnFailure),
    });
}

function written(kind: string, setting: { readonly Destination?: string | undefined } | undefined): string {
  return setting ? `${kind}(destination=${setting.Destination})` : 'null';
}
