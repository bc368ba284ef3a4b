import {
  anyProtocol,
  cborService,
  type EmulatedService,
  jsonService,
  type WrongInput,
} from '@scones/emulator-core';
import { access } from './access.ts';
import { errors } from './errors.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { names } from './service-names.ts';
import type { TaggingContext } from './tagging-context.ts';

/** The Resource Groups Tagging API: what an account has, by its tags. Keeps nothing itself. */
export function tagging(context: TaggingContext): EmulatedService {
  const service = {
    names,
    operations,
    access,
    notSupported: NOT_SUPPORTED,
    context,
    invalidInput: ({ message }: WrongInput) =>
      errors.InvalidParameterException.constraint({ faults: message }),
  };
  const shape = 'ResourceGroupsTaggingAPI_20170126';
  return anyProtocol(
    jsonService({ ...service, version: '1.1', target: shape }),
    cborService({ ...service, shape }),
  );
}
