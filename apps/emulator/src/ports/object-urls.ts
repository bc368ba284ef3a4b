import { presignedUrl } from '@scones/emulator-core';
import type { EmulatorServicesOptions } from '../services/options.ts';

/** As long as a custom resource may take. */
const LIFETIME_SECONDS = 2 * 3600;

/** As long as AWS's links to a function's code hold. */
const CODE_SECONDS = 600;

/** The URL by which somebody without credentials may put an object. */
export type ObjectUrl = (bucket: string, key: string) => string;

/** Signed by the root where signatures are checked; elsewhere any URL will do. */
export function objectUrls({
  endpointUrl,
  rootKey,
  identity,
  clock,
}: Pick<EmulatorServicesOptions, 'endpointUrl' | 'rootKey' | 'identity' | 'clock'>): ObjectUrl {
  return (bucket, key) => {
    const url = new URL(`${bucket}/${key}`, endpointUrl()).href;
    if (!rootKey) return url;
    return presignedUrl({
      method: 'PUT',
      url,
      credentials: rootKey,
      region: identity.region,
      now: clock.now(),
      lifetimeSeconds: LIFETIME_SECONDS,
    });
  };
}

/** The URL by which somebody without credentials may read a function's or a layer's code, where signatures are checked. */
export function codeUrls({
  rootKey,
  identity,
  clock,
}: Pick<EmulatorServicesOptions, 'rootKey' | 'identity' | 'clock'>): ((url: string) => string) | undefined {
  if (!rootKey) return undefined;
  return (url) =>
    presignedUrl({
      method: 'GET',
      url,
      service: 'lambda',
      credentials: rootKey,
      region: identity.region,
      now: clock.now(),
      lifetimeSeconds: CODE_SECONDS,
    });
}
