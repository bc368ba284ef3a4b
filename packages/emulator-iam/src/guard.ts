import {
  type EmulatedService,
  type EmulatorRequest,
  type HttpService,
  type Identity,
  type Refusals,
  type RequestWatch,
} from '@scones/emulator-core';
import type { Caller } from './policy/principal.ts';
import type { Iam } from './service.ts';

type AbleToRefuse = Pick<EmulatedService, 'refusals'>;

/** The service, which then knows the session of its caller; an expired session is refused. */
export function identified<Service extends HttpService & AbleToRefuse>(
  service: Service,
  iam: Pick<Iam, 'sessionOf'>,
): Service {
  return {
    ...service,
    async handle(request) {
      identify(service.refusals, iam, request);
      return await service.handle(request);
    },
  };
}

function identify(refusals: Refusals, iam: Pick<Iam, 'sessionOf'>, request: EmulatorRequest): Caller {
  const session = request.accessKeyId === undefined ? undefined : iam.sessionOf(request.accessKeyId);
  if (session === 'expired') throw refusals.expiredToken();
  if (session) request.session = session;
  return session ? { session } : {};
}

/** The service, which then refuses what policies do not let the caller do. A caller without a role is the account's root. */
export function guarded(
  service: EmulatedService,
  iam: Pick<Iam, 'requireAccess' | 'sessionOf' | 'sessionFor'>,
  identity: Identity,
): EmulatedService {
  const check = (caller: Caller, { operation, input, watch, source }: Asked): void => {
    for (const request of service.access(operation, input, identity))
      iam.requireAccess(service, caller, { ...request, context: { ...request.context, ...source } }, watch);
  };
  return {
    ...service,
    async handle(request) {
      const caller = identify(service.refusals, iam, request);
      const { watch } = request;
      request.authorize = (operation, input) => check(caller, { operation, input, watch });
      return await service.handle(request);
    },
    async call(operation, input, request) {
      const { roleArn, servicePrincipal, sourceArn, watch } = request;
      if (roleArn !== undefined) check({ session: iam.sessionFor(roleArn) }, { operation, input, watch });
      if (servicePrincipal !== undefined) {
        const source = sourceContext(sourceArn, identity);
        check({ service: servicePrincipal }, { operation, input, watch, source });
      }
      return await service.call(operation, input, request);
    },
  };
}

interface Asked {
  readonly operation: string;
  readonly input: unknown;
  readonly watch: RequestWatch | undefined;
  readonly source?: Source;
}

type Source = Readonly<Record<string, string>>;

/** The resource and the account on whose behalf a service calls, as a resource's policy asks for them. */
function sourceContext(sourceArn: string | undefined, { account }: Identity): Source {
  return sourceArn === undefined ? {} : { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': account };
}
