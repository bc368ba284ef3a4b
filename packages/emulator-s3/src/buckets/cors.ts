import { AwsError, type EmulatorRequest, type EmulatorResponse } from '@scones/emulator-core';
import { type Address, addressOf } from '../wire/address.ts';
import type { BucketTable } from './bucket-table.ts';
import { corsHeaders, type CorsQuestion, type CorsRule, findRule } from './cors-rules.ts';
import { errors } from '../errors.ts';

/**
 * The question of a browser before it sends the request of a page of another origin
 * (https://fetch.spec.whatwg.org/#cors-preflight-request).
 */
export function preflight(
  buckets: BucketTable,
  address: Address,
  request: EmulatorRequest,
): EmulatorResponse {
  const origin = request.header('origin');
  if (origin === undefined) throw errors.BadRequest.noOrigin();
  const method = request.header('access-control-request-method');
  const question = { origin, method: method ?? '', headers: requestedHeaders(request) };
  const rule = findRule(rulesOf(buckets, address, method ?? 'OPTIONS'), question);
  if (!rule)
    throw errors.AccessForbidden.noRule(question.method, address.key === undefined ? 'BUCKET' : 'OBJECT');
  return { status: 200, headers: corsHeaders(rule, question) };
}

/** The further headers of a reply to a page of another origin; none where no rule lets it read the reply. */
export function corsReplyHeaders(buckets: BucketTable, request: EmulatorRequest): Record<string, string> {
  const question = questionOf(request);
  const rule = question && findRule(keptRules(buckets, addressIn(request)) ?? [], question);
  return rule ? corsHeaders(rule, question) : {};
}

/**
 * Whether a bucket's own rules let a page of another origin send this request, or ask whether it may. The rules are for
 * objects: no page may change the bucket itself.
 */
export function allowsOrigin(buckets: BucketTable, request: EmulatorRequest): boolean {
  const address = addressIn(request);
  const rules = keptRules(buckets, address);
  if (!rules) return false;
  if (request.method === 'OPTIONS') return true;
  if (address.key === undefined && ['PUT', 'DELETE'].includes(request.method)) return false;
  const question = questionOf(request);
  return question !== undefined && findRule(rules, question) !== undefined;
}

/** Empty for an invalid path. The answer to the request will say what is wrong with it. */
function addressIn(request: EmulatorRequest): Address {
  try {
    return addressOf(request);
  } catch (error) {
    if (error instanceof AwsError) return {};
    throw error;
  }
}

function questionOf(request: EmulatorRequest): CorsQuestion | undefined {
  const origin = request.header('origin');
  return origin === undefined ? undefined : { origin, method: request.method, headers: [] };
}

function requestedHeaders(request: EmulatorRequest): string[] {
  const names = request.header('access-control-request-headers') ?? '';
  return names
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

function rulesOf(buckets: BucketTable, address: Address, method: string): readonly CorsRule[] {
  const isThere = address.bucket !== undefined && buckets.find(address.bucket) !== undefined;
  if (!isThere) throw errors.AccessForbidden.noBucket(method, 'BUCKET');
  const rules = keptRules(buckets, address);
  if (!rules) throw errors.AccessForbidden.noRules(method, 'BUCKET');
  return rules;
}

function keptRules(buckets: BucketTable, { bucket }: Address): readonly CorsRule[] | undefined {
  const kept = bucket === undefined ? undefined : buckets.find(bucket)?.configurations['cors'];
  return (kept as { CORSRules: readonly CorsRule[] } | null | undefined)?.CORSRules;
}
