import type { OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Refusals } from './access.ts';
import type { AwsError } from './aws-error.ts';
import type { Declaration } from './declaration.ts';
import type { EmulatorRequest } from './emulator-request.ts';
import type { RequestContext } from './request-context.ts';

export interface EmulatorResponse {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array | Readable;
}

/** Anything that answers on the emulator's port. */
export interface HttpService {
  /** Within the emulator. */
  readonly name: string;
  /** Whether a request is meant for this service; its head alone says so, or a form body's `Action`. */
  detect(request: EmulatorRequest): boolean | Promise<boolean>;
  handle(request: EmulatorRequest): Promise<EmulatorResponse>;
  /**
   * Whether the service's own rules let a web page of another origin send the request, as a bucket's CORS rules may.
   * It is asked only about such requests; without it, no page may.
   */
  servesPage?(request: EmulatorRequest): boolean | Promise<boolean>;
  /** An error in the service's wire protocol. */
  renderError(error: AwsError, request: EmulatorRequest): EmulatorResponse;
  /** Ends whatever the service has started. */
  close?(): Promise<void>;
}

/** How a request says which service it is for; on REST, by the paths of the operations. */
type Wire =
  | { readonly protocol: 'json'; readonly target: string }
  | { readonly protocol: 'query'; readonly version: string }
  | { readonly protocol: 'cbor'; readonly shape: string }
  | { readonly protocol: 'rest' };

/** One AWS service: its answers, and its declaration to the rest of the emulator. */
export interface EmulatedService extends HttpService, Declaration {
  readonly wire: Wire;
  readonly operationNames: readonly string[];
  /** The schema of each operation's input. */
  readonly inputs: Readonly<Record<string, z.ZodType>>;
  /** Whether there is an operation of that name. */
  supports(operation: string): boolean;
  /** Calls an operation within the process, as another service of the emulator does. Throws `AwsError`. */
  call(operation: string, input: unknown, request: RequestContext): Promise<unknown>;
  readonly refusals: Refusals;
  /** Its signatures are S3's: of paths as they are, and of bodies by a header. */
  readonly isForObjects?: true;
}
