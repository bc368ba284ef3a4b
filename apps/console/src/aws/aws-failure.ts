/** An error that a service answered, by AWS's code and sentence. */
export class AwsFailure extends Error {
  readonly code: string;
  readonly status: number;
  /** `states:StartExecution` */
  readonly action: string;

  constructor(code: string, message: string, status: number, action: string) {
    super(message);
    this.name = 'AwsFailure';
    this.code = code;
    this.status = status;
    this.action = action;
  }

  /** Reads an error's document of the JSON protocols. */
  static from(status: number, text: string, action: string): AwsFailure {
    const { __type, message, Message } = documentOf(text);
    const code = typeof __type === 'string' ? (__type.split('#').at(-1) ?? __type) : `HTTP ${status}`;
    return new AwsFailure(code, textOf(message ?? Message ?? text), status, action);
  }

  /** Reads an error's document of S3. */
  static fromXml(status: number, text: string, action: string): AwsFailure {
    const inside = (name: string): string | undefined => new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1];
    return new AwsFailure(inside('Code') ?? `HTTP ${status}`, inside('Message') ?? text, status, action);
  }
}

function documentOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
