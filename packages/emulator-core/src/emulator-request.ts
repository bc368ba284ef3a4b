import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { commonErrors } from './aws-error.ts';
import type { Authorize, RequestContext, RequestWatch, RoleSession } from './request-context.ts';
import type { ChunkSignatures } from './signature/chunk-signatures.ts';
import type { AuthenticateForm } from './signature/form-signature.ts';

const LARGEST_BODY = 64 * 2 ** 20;
const unzip = promisify(gunzip);

/** A request as every protocol sees it: the head parsed, the body still a stream. */
export class EmulatorRequest {
  readonly id: string;
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  readonly raw: IncomingMessage;
  /** The guard sets it; where it is absent, the caller may do everything. */
  authorize?: Authorize;
  /** IAM sets it from the caller's credentials. */
  session?: RoleSession;
  /** Set while nobody is known to have signed the request; never set where signatures are not checked. */
  isAnonymous?: true;
  /** Set for a body whose chunks are signed each. */
  chunkSignatures?: ChunkSignatures;
  /** Set where signatures are checked: finds out who has signed a form, which then is the caller. */
  authenticateForm?: AuthenticateForm;
  /** Set by whoever keeps a record of requests. */
  watch?: RequestWatch;
  readonly #search: string;
  readonly #response: ServerResponse | undefined;
  #gone: AbortSignal | undefined;
  #query: URLSearchParams | undefined;
  #credential: readonly string[] | undefined;
  #body: Promise<Buffer> | undefined;

  constructor(id: string, raw: IncomingMessage, response?: ServerResponse) {
    const target = raw.url ?? '/';
    const question = target.indexOf('?');
    this.id = id;
    this.raw = raw;
    this.#response = response;
    this.method = raw.method ?? 'GET';
    this.path = question < 0 ? target : target.slice(0, question);
    this.#search = question < 0 ? '' : target.slice(question + 1);
  }

  get query(): URLSearchParams {
    return (this.#query ??= new URLSearchParams(this.#search));
  }

  get hasQuery(): boolean {
    return this.#search !== '';
  }

  get headers(): IncomingHttpHeaders {
    return this.raw.headers;
  }

  /** A header's value; repeated ones joined. */
  header(name: string): string | undefined {
    const value = this.raw.headers[name];
    return Array.isArray(value) ? value.join(',') : value;
  }

  /** The service named in the signature's credential scope. That of version 4a has no region. */
  get scope(): string | undefined {
    const parts = this.#credentialParts();
    return parts[3] === 'aws4_request' ? parts[2] : parts[3];
  }

  /** The region named there. */
  get region(): string | undefined {
    return this.#credentialParts()[2];
  }

  /** The access key that the request is signed with. */
  get accessKeyId(): string | undefined {
    return this.#credentialParts()[0];
  }

  /** `AKID/date/region/SERVICE/aws4_request`, split; empty without a signature. */
  #credentialParts(): readonly string[] {
    if (this.#credential) return this.#credential;
    const inHeader = /Credential=([^,\s]+)/.exec(this.header('authorization') ?? '')?.[1];
    const credential = inHeader ?? (this.hasQuery ? this.query.get('X-Amz-Credential') : null);
    return (this.#credential = credential?.split('/') ?? []);
  }

  /** The part of the request that an operation sees. */
  get context(): RequestContext {
    return new ContextOfRequest(this, () => this.#callerGone());
  }

  /** Aborted when the caller has gone, or has its answer. Few operations ask for it, so that it is made only then. */
  #callerGone(): AbortSignal {
    if (this.#gone) return this.#gone;
    const controller = new AbortController();
    this.#response?.once('close', () => controller.abort());
    return (this.#gone = controller.signal);
  }

  /** The whole body, read once; a body over the limit is refused. */
  bytes(limit = LARGEST_BODY): Promise<Buffer> {
    return (this.#body ??= readAll(this.raw, limit));
  }

  /**
   * The body as an operation's input. SDKs compress long bodies of the operations that permit it, such as
   * PutMetricData.
   */
  content(): Promise<Buffer> {
    return this.header('content-encoding') === 'gzip' ? this.#unzipped() : this.bytes();
  }

  async #unzipped(): Promise<Buffer> {
    const bytes = await this.bytes();
    try {
      return await unzip(bytes, { maxOutputLength: LARGEST_BODY });
    } catch (cause) {
      throw commonErrors.SerializationException.body({ format: 'gzip' }, { cause });
    }
  }

  /** The body as a form, as the Query protocol sends it. */
  async form(): Promise<URLSearchParams> {
    return new URLSearchParams((await this.content()).toString('utf8'));
  }
}

/**
 * A class of its own: a getter in an object literal is part of the object's hidden class, by which V8 would keep each
 * request until it collects all garbage.
 */
class ContextOfRequest implements RequestContext {
  readonly requestId: string;
  declare readonly session?: RoleSession;
  declare readonly isAnonymous?: true;
  declare readonly authorize?: Authorize;
  declare readonly watch?: RequestWatch;
  readonly #callerGone: () => AbortSignal;

  constructor(
    { id, session, isAnonymous, authorize, watch }: EmulatorRequest,
    callerGone: () => AbortSignal,
  ) {
    this.requestId = id;
    if (session) this.session = session;
    if (isAnonymous) this.isAnonymous = isAnonymous;
    if (authorize) this.authorize = authorize;
    if (watch) this.watch = watch;
    this.#callerGone = callerGone;
  }

  get signal(): AbortSignal {
    return this.#callerGone();
  }
}

/** Reads by listeners: `for await` costs a small body several turns of the event loop. */
function readAll(stream: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(commonErrors.RequestEntityTooLargeException({ limit }));
    });
    stream.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    stream.once('error', reject);
  });
}
