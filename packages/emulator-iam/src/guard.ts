import {
  AwsError,
  type EmulatedService,
  type EmulatorRequest,
  type HttpService,
  type Identity,
} from '@scones/emulator-core';
import { requiredAccess } from './access/required-access.ts';
import type { Caller } from './policy/principal.ts';
import type { Iam } from './service.ts';

/** The service, told whose session it is that calls; one that has expired is refused. */
export function identified<Service extends HttpService>(
  service: Service,
  iam: Pick<Iam, 'sessionOf'>,
): Service {
  return {
    ...service,
    async handle(request) {
      identify(service.name, iam, request);
      return await service.handle(request);
    },
  };
}

function identify(service: string, iam: Pick<Iam, 'sessionOf'>, request: EmulatorRequest): Caller {
  const session = request.accessKeyId === undefined ? undefined : iam.sessionOf(request.accessKeyId);
  if (session === 'expired') throw expiredToken(service);
  if (session) request.session = session;
  return session ? { session } : {};
}

/** The service, refusing what policies do not let the caller do. Who is no role is the account's root. */
export function guarded(
  service: EmulatedService,
  iam: Pick<Iam, 'requireAccess' | 'sessionOf' | 'sessionFor'>,
  identity: Identity,
): EmulatedService {
  const check = (caller: Caller, operation: string, input: unknown, source: Source = {}): void => {
    for (const request of requiredAccess(service.name, operation, input, identity))
      iam.requireAccess(service.name, caller, { ...request, context: { ...request.context, ...source } });
  };
  return {
    ...service,
    async handle(request) {
      const caller = identify(service.name, iam, request);
      request.authorize = (operation, input) => check(caller, operation, input);
      return await service.handle(request);
    },
    async call(operation, input, request) {
      const { roleArn, servicePrincipal, sourceArn } = request;
      if (roleArn !== undefined) check({ session: iam.sessionFor(roleArn) }, operation, input);
      if (servicePrincipal !== undefined)
        check({ service: servicePrincipal }, operation, input, sourceContext(sourceArn, identity));
      return await service.call(operation, input, request);
    },
  };
}

type Source = Readonly<Record<string, string>>;

/** On whose behalf a service calls, as a resource's policy asks for it. */
function sourceContext(sourceArn: string | undefined, { account }: Identity): Source {
  return sourceArn === undefined ? {} : { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': account };
}

/** Services whose errors call it `ExpiredToken`; the others' JSON says `ExpiredTokenException`. */
const SHORT = new Set(['cloudformation', 'iam', 's3', 'sns', 'sts']);

function expiredToken(service: string): AwsError {
  if (service === 's3') return new AwsError('ExpiredToken', 400, 'The provided token has expired.');
  return new AwsError(
    SHORT.has(service) ? 'ExpiredToken' : 'ExpiredTokenException',
    403,
    'The security token included in the request is expired',
  );
}
