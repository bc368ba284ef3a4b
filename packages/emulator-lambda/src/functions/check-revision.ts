import { errors } from '../errors.ts';

/** A caller may name the revision that it means to change. */
export function checkRevision(
  { revisionId }: { readonly revisionId: string },
  wanted: string | undefined,
  operation: 'GetFunction/GetAlias' | 'GetPolicy' | 'GetLayerPolicy' = 'GetFunction/GetAlias',
): void {
  if (wanted !== undefined && wanted !== revisionId) throw errors.PreconditionFailedException(operation);
}
