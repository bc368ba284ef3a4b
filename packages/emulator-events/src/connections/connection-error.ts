/** Why a connection can't be used, as Step Functions names it: `Events.ConnectionResource.<code>`. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  readonly code: 'ResourceNotFound' | 'InvalidConnectionState';

  constructor(code: ConnectionError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
