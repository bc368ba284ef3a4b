import type { GetSessionTokenCommandOutput, GetSessionTokenRequest } from '@aws-sdk/client-sts';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { describeCredentials, stsOperation } from '../sts-context.ts';

/** A session of the account's root is no longer than this, whatever it asks for. */
const ROOT_SECONDS = 3600;

export const getSessionToken = stsOperation<GetSessionTokenCommandOutput>()(
  structure<GetSessionTokenRequest>()({
    DurationSeconds: z.int().min(900).max(129_600).default(ROOT_SECONDS),
  }),
  (context, { DurationSeconds }, { session }) => {
    if (session) throw errors.AccessDenied();
    const seconds = Math.min(DurationSeconds, ROOT_SECONDS);
    return { Credentials: describeCredentials(context, context.rootCredentials(seconds), seconds) };
  },
);
