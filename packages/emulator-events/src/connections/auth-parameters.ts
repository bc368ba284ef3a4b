import { z } from 'zod';
import { errors } from '../errors.ts';

const text = z.string().min(1).max(512);

const parameter = z.strictObject({
  Key: z.string().min(1).max(512),
  Value: z.string().max(512).default(''),
  IsValueSecret: z.boolean().default(false),
});

const httpParameters = z.strictObject({
  HeaderParameters: z.array(parameter).max(100).optional(),
  QueryStringParameters: z.array(parameter).max(100).optional(),
  BodyParameters: z.array(parameter).max(100).optional(),
});

export const authorizationType = z.enum(['BASIC', 'OAUTH_CLIENT_CREDENTIALS', 'API_KEY']);
export type AuthorizationType = z.output<typeof authorizationType>;

const httpMethod = z.enum(['GET', 'POST', 'PUT']);

export const authParameters = z.strictObject({
  BasicAuthParameters: z.strictObject({ Username: text, Password: text }).optional(),
  OAuthParameters: z
    .strictObject({
      ClientParameters: z.strictObject({ ClientID: text, ClientSecret: text }),
      AuthorizationEndpoint: z.string().min(1).max(2048),
      HttpMethod: httpMethod,
      OAuthHttpParameters: httpParameters.optional(),
    })
    .optional(),
  ApiKeyAuthParameters: z.strictObject({ ApiKeyName: text, ApiKeyValue: text }).optional(),
  InvocationHttpParameters: httpParameters.optional(),
});

/** What an update changes: members of each part, whose others stay. */
export const authChanges = z.strictObject({
  BasicAuthParameters: z.strictObject({ Username: text.optional(), Password: text.optional() }).optional(),
  OAuthParameters: z
    .strictObject({
      ClientParameters: z
        .strictObject({ ClientID: text.optional(), ClientSecret: text.optional() })
        .optional(),
      AuthorizationEndpoint: z.string().min(1).max(2048).optional(),
      HttpMethod: httpMethod.optional(),
      OAuthHttpParameters: httpParameters.optional(),
    })
    .optional(),
  ApiKeyAuthParameters: z
    .strictObject({ ApiKeyName: text.optional(), ApiKeyValue: text.optional() })
    .optional(),
  InvocationHttpParameters: httpParameters.optional(),
});

export type AuthParameters = z.output<typeof authParameters>;
export type HttpParameters = z.output<typeof httpParameters>;
export type OAuthParameters = NonNullable<AuthParameters['OAuthParameters']>;

/** The member that each type of authorization needs. */
const NEEDED = {
  BASIC: 'BasicAuthParameters',
  OAUTH_CLIENT_CREDENTIALS: 'OAuthParameters',
  API_KEY: 'ApiKeyAuthParameters',
} as const satisfies Record<AuthorizationType, keyof AuthParameters>;

/** The parameters after a change. Throws `ValidationException` where one is missing. */
export function changedParameters(
  type: AuthorizationType,
  before: AuthParameters | undefined,
  { OAuthParameters: oauth, ...given }: z.output<typeof authChanges>,
): AuthParameters {
  const former = before?.OAuthParameters;
  const merged = authParameters.safeParse({
    ...before,
    ...given,
    ...mergedPart('BasicAuthParameters', before, given),
    ...mergedPart('ApiKeyAuthParameters', before, given),
    ...(oauth && {
      OAuthParameters: {
        ...former,
        ...oauth,
        ClientParameters: { ...former?.ClientParameters, ...oauth.ClientParameters },
      },
    }),
  });
  if (!merged.success) throw errors.ValidationException.authParameters({ type, member: NEEDED[type] });
  return parametersFor(type, merged.data);
}

function mergedPart<Name extends 'BasicAuthParameters' | 'ApiKeyAuthParameters'>(
  name: Name,
  before: AuthParameters | undefined,
  given: Pick<z.output<typeof authChanges>, Name>,
): object {
  return given[name] ? { [name]: { ...before?.[name], ...given[name] } } : {};
}

/** Those of the type's own, with what is sent with each call. Throws `ValidationException` where the type's are missing. */
export function parametersFor(type: AuthorizationType, given: AuthParameters): AuthParameters {
  const needed = NEEDED[type];
  const own = given[needed];
  if (!own) throw errors.ValidationException.authParameters({ type, member: needed });
  const { InvocationHttpParameters } = given;
  return { [needed]: own, ...(InvocationHttpParameters && { InvocationHttpParameters }) };
}
