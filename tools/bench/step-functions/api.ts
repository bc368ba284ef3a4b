import { RawConnection } from '../raw-connection.ts';

const ROLE = 'arn:aws:iam::000000000000:role/bench';

/** Step Functions at a URL, over one connection. It asks for no more than the bench needs. */
export class StepFunctionsApi {
  readonly #connection: RawConnection;
  readonly #host: string;

  constructor(url: string) {
    const { hostname, port, host } = new URL(url);
    this.#connection = new RawConnection(hostname, Number(port));
    this.#host = host;
  }

  close(): void {
    this.#connection.close();
  }

  /** Answers the body's text. */
  call(operation: string, input: object): Promise<string> {
    return this.#connection.exchange(this.request(operation, input));
  }

  /** The bytes of a call, for one that is made many times. */
  request(operation: string, input: object): Buffer {
    const body = JSON.stringify(input);
    return Buffer.from(
      `POST / HTTP/1.1\r\nHost: ${this.#host}\r\nX-Amz-Target: AWSStepFunctions.${operation}\r\n` +
        `Content-Type: application/x-amz-json-1.0\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }

  /** Makes a machine and answers its ARN. */
  async create(name: string, definition: object, type = 'STANDARD'): Promise<string> {
    const input = { name, definition: JSON.stringify(definition), roleArn: ROLE, type };
    return memberOf(await this.call('CreateStateMachine', input), 'stateMachineArn');
  }

  /** Starts an execution by a request that is made already, and answers its ARN. */
  async start(request: Buffer): Promise<string> {
    return memberOf(await this.#connection.exchange(request), 'executionArn');
  }

  async status(executionArn: string): Promise<string> {
    return memberOf(await this.call('DescribeExecution', { executionArn }), 'status');
  }
}

/** A member of an answer without reading all of it, as data that passed through an execution may be long. */
function memberOf(text: string, name: string): string {
  const start = text.indexOf(`"${name}":"`) + name.length + 4;
  if (start < name.length + 4) throw new Error(`The answer has no ${name}: ${text}`);
  return text.slice(start, text.indexOf('"', start));
}
