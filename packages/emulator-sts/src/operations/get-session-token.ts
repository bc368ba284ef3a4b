import type { GetSessionTokenCommandOutput, GetSessionTokenRequest } from '@aws-sdk/client-sts';
import { isUser, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { describeCredentials, stsOperation } from '../sts-context.ts';

/** A session of the account's root is no longer than this, whatever it asks for; that of a user is, unless it asks. */
const ROOT_SECONDS = 3600;
const USER_SECONDS = 43_200;

export const getSessionToken = stsOperation<GetSessionTokenCommandOutput>()(
  structure<GetSessionTokenRequest>()({
    DurationSeconds: z.int().min(900).max(129_600).optional(),
  }),
  (context, { DurationSeconds = USER_SECONDS }, { session }) => {
    if (session && !isUser(session)) throw errors.AccessDenied();
    const seconds = session ? DurationSeconds : Math.min(DurationSeconds, ROOT_SECONDS);
    const credentials = context.credentialsOf(session, seconds);
    return { Credentials: describeCredentials(context, credentials, seconds) };
  },
);
