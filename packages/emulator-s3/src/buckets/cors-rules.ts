import { z } from 'zod';
import { errors } from '../errors.ts';

const METHODS: readonly string[] = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];

const method = z.string().transform((name) => {
  if (!METHODS.includes(name)) throw errors.InvalidRequest.corsMethod({ method: name });
  return name;
});

/** One star stands for any text. */
const pattern = (what: string) =>
  z.string().transform((text) => {
    if (text.split('*').length > 2) throw errors.InvalidRequest.corsWildcards({ member: what, text });
    return text;
  });

const rule = z.strictObject({
  ID: z.string().max(255).optional(),
  AllowedHeaders: z.array(pattern('AllowedHeader')).optional(),
  AllowedMethods: z.array(method).min(1),
  AllowedOrigins: z.array(pattern('AllowedOrigin')).min(1),
  ExposeHeaders: z.array(z.string()).optional(),
  MaxAgeSeconds: z.coerce.number().int().optional(),
});
export type CorsRule = z.output<typeof rule>;

export const corsConfiguration = z.strictObject({ CORSRules: z.array(rule).min(1).max(100) });

export interface CorsQuestion {
  readonly origin: string;
  readonly method: string;
  /** The headers of a preflight, in lower case. */
  readonly headers: readonly string[];
}

/** The first rule that permits this to a page of this origin. */
export function findRule(
  rules: readonly CorsRule[],
  { origin, method, headers }: CorsQuestion,
): CorsRule | undefined {
  return rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders = [] }) =>
      AllowedOrigins.some((allowed) => matches(allowed, origin)) &&
      AllowedMethods.includes(method) &&
      headers.every((header) => AllowedHeaders.some((allowed) => matches(allowed.toLowerCase(), header))),
  );
}

function matches(allowed: string, text: string): boolean {
  const [before = '', after] = allowed.split('*');
  if (after === undefined) return allowed === text;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}

/**
 * The headers that tell the browser what it may do. `*` as the allowed origin admits every page that sends no
 * credentials.
 */
export function corsHeaders(rule: CorsRule, { origin, headers }: CorsQuestion): Record<string, string> {
  const { AllowedMethods, AllowedOrigins, ExposeHeaders, MaxAgeSeconds } = rule;
  const isAny = AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': isAny ? '*' : origin,
    'access-control-allow-methods': AllowedMethods.join(', '),
    ...(headers.length > 0 && { 'access-control-allow-headers': headers.join(', ') }),
    ...(ExposeHeaders && { 'access-control-expose-headers': ExposeHeaders.join(', ') }),
    ...(MaxAgeSeconds !== undefined && { 'access-control-max-age': String(MaxAgeSeconds) }),
    ...(!isAny && { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}
