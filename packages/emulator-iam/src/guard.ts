import type { EmulatedService, Identity } from '@scones/emulator-core';
import { accessDenied } from './access/access-denied.ts';
import { requiredAccess } from './access/required-access.ts';
import type { Iam } from './service.ts';

/** The service, refusing what the caller's role does not allow. Who is no role is the account's root, and may do all. */
export function guarded(
  service: EmulatedService,
  iam: Pick<Iam, 'decide' | 'roleOf'>,
  identity: Identity,
): EmulatedService {
  const check = (roleArn: string, operation: string, input: unknown): void => {
    for (const request of requiredAccess(service.name, operation, input, identity)) {
      const decision = iam.decide(roleArn, request);
      if (decision !== 'allowed') throw accessDenied(service.name, roleArn, request, decision);
    }
  };
  const call = service.call?.bind(service);
  return {
    ...service,
    async handle(request) {
      const roleArn = request.accessKeyId === undefined ? undefined : iam.roleOf(request.accessKeyId);
      if (roleArn !== undefined) request.authorize = (operation, input) => check(roleArn, operation, input);
      return await service.handle(request);
    },
    ...(call && {
      async call(operation, input, request) {
        if (request.roleArn !== undefined) check(request.roleArn, operation, input);
        return await call(operation, input, request);
      },
    }),
  };
}
