import type { EmulatorRequest } from '@scones/emulator-core';
import type { Address } from './address.ts';
import { errors } from '../errors.ts';
import { notSupported, operationOfRoute } from '../not-supported.ts';
import type { S3Operation } from '../s3-operation.ts';

export interface Match {
  readonly operation: S3Operation;
  readonly name: string;
  readonly subresource: string | undefined;
}

/**
 * All of S3's subresources, also the unsupported ones, so that none of them is taken for the bucket or object itself.
 */
const SUBRESOURCES = new Set(
  (
    'abac accelerate acl analytics annotation attributes cors delete encryption intelligent-tiering inventory legal-hold ' +
    'lifecycle list-type location logging metadataAnnotationTable metadataConfiguration metadataInventoryTable metadataJournalTable ' +
    'metadataTable metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock ' +
    'renameObject replication requestPayment restore retention select session tagging torrent uploadId uploads ' +
    'versioning versions website'
  ).split(' '),
);

/** Finds a request's operation by its method, its address and its subresource. */
export class Router {
  readonly #byRoute: ReadonlyMap<string, { name: string; operation: S3Operation }>;

  constructor(operations: Readonly<Record<string, S3Operation>>) {
    this.#byRoute = new Map(
      Object.entries(operations).map(([name, operation]) => [operation.wire.route, { name, operation }]),
    );
  }

  match(request: EmulatorRequest, address: Address): Match {
    const subresource = subresourceOf(request);
    const level =
      address.key === undefined ? (address.bucket === undefined ? 'service' : 'bucket') : 'object';
    const suffix = subresource === undefined ? '' : `?${subresource}`;
    const copy = request.method === 'PUT' && request.header('x-amz-copy-source') !== undefined ? ' copy' : '';
    const found = this.#byRoute.get(`${request.method} ${level}${suffix}${copy}`);
    if (found) return { ...found, subresource };
    if (subresource === undefined) throw errors.MethodNotAllowed(request.method, level);
    throw notSupported(operationOfRoute(`${request.method} ${level}?${subresource}`));
  }
}

function subresourceOf(request: EmulatorRequest): string | undefined {
  if (!request.hasQuery) return undefined;
  for (const name of request.query.keys()) if (SUBRESOURCES.has(name)) return name;
  return undefined;
}
