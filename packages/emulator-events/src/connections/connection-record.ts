import type { Connection, DescribeConnectionResponse } from '@aws-sdk/client-eventbridge';
import type { AuthorizationType, AuthParameters, HttpParameters } from './auth-parameters.ts';

/** A connection as it is kept, with its secrets, in the folder that its owner alone may read. */
export interface ConnectionRecord {
  readonly name: string;
  readonly arn: string;
  /** Of the secret that AWS would keep; Secrets Manager is not here. */
  readonly secretArn: string;
  readonly description: string | undefined;
  readonly kmsKey: string | undefined;
  readonly type: AuthorizationType;
  /** Absent once the connection is deauthorized. */
  readonly parameters: AuthParameters | undefined;
  readonly state: 'AUTHORIZED' | 'AUTHORIZING' | 'DEAUTHORIZED';
  readonly reason?: string | undefined;
  readonly madeAt: number;
  readonly changedAt: number;
  readonly authorizedAt?: number | undefined;
}

/** A connection as lists have it. */
export function connectionSummary(connection: ConnectionRecord): Connection {
  const { name, arn, type, state, reason, madeAt, changedAt, authorizedAt } = connection;
  return {
    ConnectionArn: arn,
    Name: name,
    ConnectionState: state,
    StateReason: reason,
    AuthorizationType: type,
    CreationTime: new Date(madeAt),
    LastModifiedTime: new Date(changedAt),
    LastAuthorizedTime: authorizedAt === undefined ? undefined : new Date(authorizedAt),
  };
}

/** A connection as it is described: no password, no key and no value that is called secret. */
export function connectionOutput(connection: ConnectionRecord): DescribeConnectionResponse {
  const { description, secretArn, kmsKey, parameters } = connection;
  return {
    ...connectionSummary(connection),
    Description: description,
    SecretArn: secretArn,
    KmsKeyIdentifier: kmsKey,
    AuthParameters: parameters && openParameters(parameters),
  };
}

/** What the operations that change a connection answer. */
export function connectionChange(connection: ConnectionRecord) {
  const { ConnectionArn, ConnectionState, CreationTime, LastModifiedTime, LastAuthorizedTime } =
    connectionSummary(connection);
  return { ConnectionArn, ConnectionState, CreationTime, LastModifiedTime, LastAuthorizedTime };
}

function openParameters(parameters: AuthParameters): DescribeConnectionResponse['AuthParameters'] {
  const { BasicAuthParameters, ApiKeyAuthParameters, OAuthParameters, InvocationHttpParameters } = parameters;
  return {
    ...(BasicAuthParameters && { BasicAuthParameters: { Username: BasicAuthParameters.Username } }),
    ...(ApiKeyAuthParameters && { ApiKeyAuthParameters: { ApiKeyName: ApiKeyAuthParameters.ApiKeyName } }),
    ...(OAuthParameters && {
      OAuthParameters: {
        ...OAuthParameters,
        ClientParameters: { ClientID: OAuthParameters.ClientParameters.ClientID },
        OAuthHttpParameters:
          OAuthParameters.OAuthHttpParameters && openHttpParameters(OAuthParameters.OAuthHttpParameters),
      },
    }),
    ...(InvocationHttpParameters && {
      InvocationHttpParameters: openHttpParameters(InvocationHttpParameters),
    }),
  };
}

function openHttpParameters(parameters: HttpParameters): HttpParameters {
  const lists = Object.entries(parameters) as [keyof HttpParameters, HttpParameters[keyof HttpParameters]][];
  return Object.fromEntries(
    lists.map(([name, list]) => [
      name,
      list?.map(({ Value, ...rest }) => (rest.IsValueSecret ? rest : { ...rest, Value })),
    ]),
  ) as HttpParameters;
}
