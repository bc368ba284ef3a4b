import {
  type EmulatedService,
  type EmulatorRequest,
  type HttpService,
  type Identity,
  type RequestWatch,
} from '@scones/emulator-core';
import { requestValues, tagValues } from './enforcement/request-values.ts';
import type { Caller } from './policy/principal.ts';
import type { Iam } from './service.ts';

type AbleToRefuse = Pick<EmulatedService, 'refusals'>;

/** The service, which then knows the session of its caller; an expired session is refused. No signature is checked. */
export function identified<Service extends HttpService & AbleToRefuse>(
  service: Service,
  iam: Pick<Iam, 'sessionOf'>,
): Service {
  return {
    ...service,
    async handle(request) {
      const session = request.accessKeyId === undefined ? undefined : iam.sessionOf(request.accessKeyId);
      if (session === 'expired') throw service.refusals.unauthenticated({ kind: 'expiredToken' });
      if (session) request.session = session;
      return await service.handle(request);
    },
  };
}

interface GuardOptions {
  readonly iam: Pick<Iam, 'requireAccess' | 'authenticate' | 'authenticateForm' | 'sessionFor'>;
  readonly identity: Identity;
  /** Whether a request shows in another way than by a signature that the account's root sends it. */
  readonly isOfRoot?: (request: EmulatorRequest) => boolean;
}

/** The service, which then checks who calls, and refuses what policies do not let the caller do. */
export function guarded(
  service: EmulatedService,
  { iam, identity, isOfRoot = () => false }: GuardOptions,
): EmulatedService {
  const check = (caller: Caller, { operation, input, watch, values }: Asked): void => {
    const asked = service.access(operation, input, identity, caller.session);
    if (caller.isAnonymous && service.unsigned?.includes(operation)) return;
    if (caller.isAnonymous && !(service.admitsAnybody && asked.length > 0))
      throw service.refusals.unauthenticated({ kind: 'missing' });
    if (asked.length > MOST_ASKED) throw service.refusals.accessDenied(TOO_MANY);
    const context = { ...tagValues(input), ...values };
    for (const request of asked)
      iam.requireAccess(service, caller, { ...request, context: { ...context, ...request.context } }, watch);
  };
  return {
    ...service,
    async handle(request) {
      request.isAnonymous = true;
      let caller = isOfRoot(request) ? {} : await iam.authenticate(service, request);
      know(request, caller);
      const { watch } = request;
      request.authenticateForm = (fields) => {
        caller = iam.authenticateForm(service, fields);
        know(request, caller);
      };
      const values = requestValues(request, identity);
      request.authorize = (operation, input) => check(caller, { operation, input, watch, values });
      return await service.handle(request);
    },
    async call(operation, input, request) {
      const { roleArn, onBehalfOf, servicePrincipal, sourceArn, watch } = request;
      const within = { operation, input, watch };
      if (roleArn !== undefined) check({ session: iam.sessionFor(roleArn) }, { ...within, values: {} });
      if (onBehalfOf) check({ session: onBehalfOf }, { ...within, values: {} });
      if (servicePrincipal !== undefined)
        check({ service: servicePrincipal }, { ...within, values: sourceContext(sourceArn, identity) });
      return await service.call(operation, input, request);
    },
  };
}

/** No operation takes more at once. Policies are asked before the input is checked, and for each of them. */
const MOST_ASKED = 1000;
const TOO_MANY = `The request is about more than ${MOST_ASKED} resources, which no operation is.`;

function know(request: EmulatorRequest, { session, isAnonymous }: Caller): void {
  if (!isAnonymous) delete request.isAnonymous;
  if (session) request.session = session;
}

interface Asked {
  readonly operation: string;
  readonly input: unknown;
  readonly watch: RequestWatch | undefined;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** The resource and the account on whose behalf a service calls, as a resource's policy asks for them. */
function sourceContext(sourceArn: string | undefined, { account }: Identity): Asked['values'] {
  return sourceArn === undefined ? {} : { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': account };
}
