import type { EmulatorRequest } from '@scones/emulator-core';
import { errors } from '../errors.ts';

/** Refuses a presigned URL that has expired, also where signatures themselves are not checked. */
export function checkExpiry(request: EmulatorRequest, now: number): void {
  if (!request.hasQuery) return;
  checkLifetime(request.query.get('X-Amz-Expires'));
  const end = expiryOf(request.query);
  if (end === undefined) return;
  if (Number.isNaN(end)) throw errors.AccessDenied.noExpiry();
  const lifetime = request.query.get('X-Amz-Expires');
  if (now > end)
    throw errors.AccessDenied.expired({
      members: {
        ...(lifetime !== null && { 'X-Amz-Expires': lifetime }),
        Expires: new Date(end).toISOString(),
        ServerTime: new Date(now).toISOString(),
      },
    });
}

const LONGEST_LIFETIME = 604_800;

function checkLifetime(given: string | null): void {
  if (given === null) return;
  if (!/^-?\d+$/.test(given)) throw errors.AuthorizationQueryParametersError.noNumber();
  if (Number(given) < 0) throw errors.AuthorizationQueryParametersError.negative();
  if (Number(given) > LONGEST_LIFETIME)
    throw errors.AuthorizationQueryParametersError.tooLong({ longest: LONGEST_LIFETIME });
}

/** By signature version 4, or version 2 as older clients still sign. */
function expiryOf(query: URLSearchParams): number | undefined {
  const lifetime = query.get('X-Amz-Expires');
  if (lifetime !== null) return basicDate(query.get('X-Amz-Date') ?? '') + Number(lifetime) * 1000;
  const end = query.get('Expires');
  return end !== null && query.has('Signature') ? Number(end) * 1000 : undefined;
}

/** `20260101T120000Z` */
function basicDate(text: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return Number.NaN;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
