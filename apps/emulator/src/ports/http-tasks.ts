import { type AccessRequest, AwsError, sendHttp } from '@scones/emulator-core';
import { ConnectionError, type EventsService } from '@scones/emulator-events';
import { type ConnectionWish, type HttpPort, StatesError } from '@scones/states-language';
import type { ExecutionTime } from '../emulator-time.ts';

type Connections = Pick<EventsService, 'connect' | 'secretOf'>;

/** Throws AWS's refusal where a role may not do it. */
export type RequireRole = (roleArn: string, request: AccessRequest) => void;

/** HTTP tasks' calls of addresses, by EventBridge's connections. They take the time that they take. */
export function httpTasks(
  events: Connections,
  requireRole: RequireRole,
  time: Pick<ExecutionTime, 'call'>,
): HttpPort {
  return {
    send: (request, signal) => time.call(() => sendHttp(request, signal)),
    async connect(wish) {
      requireEndpoint(requireRole, wish);
      requireConnection(requireRole, wish, events.secretOf(wish.connectionArn) ?? '*');
      return await time.call(() => connect(events, wish));
    },
  };
}

function requireEndpoint(
  requireRole: RequireRole,
  { roleArn, endpoint, method, identity }: ConnectionWish,
): void {
  const action = 'states:InvokeHTTPEndpoint';
  const context = { 'states:HTTPEndpoint': endpoint, 'states:HTTPMethod': method };
  refusedAs(
    'States.Http.AccessDenied',
    () => requireRole(roleArn, { action, resource: identity.stateMachineArn, context }),
    `AWS Step Functions is not authorized to perform ${action} on API Endpoint ${endpoint}. Ensure that the StateMachine role contains the ${action} permission for the given API Endpoint`,
  );
}

/** AWS keeps a connection's secrets in Secrets Manager, which a role must be allowed to read as well. */
function requireConnection(
  requireRole: RequireRole,
  { roleArn, connectionArn: resource }: ConnectionWish,
  secret: string,
): void {
  const requests = [
    { action: 'events:RetrieveConnectionCredentials', resource },
    { action: 'secretsmanager:GetSecretValue', resource: secret },
    { action: 'secretsmanager:DescribeSecret', resource: secret },
  ];
  for (const request of requests)
    refusedAs('Events.ConnectionResource.AccessDenied', () => requireRole(roleArn, request));
}

/** Makes a failure of the task of IAM's refusal. */
function refusedAs(error: string, check: () => void, cause?: string): void {
  try {
    check();
  } catch (refusal) {
    if (!(refusal instanceof AwsError)) throw refusal;
    throw new StatesError(error, cause ?? refusal.message, { cause: refusal });
  }
}

async function connect(events: Connections, { connectionArn, renews }: ConnectionWish) {
  try {
    return await events.connect(connectionArn, { renews });
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    throw new StatesError(`Events.ConnectionResource.${error.code}`, error.message, { cause: error });
  }
}
