/**
 * Reads AWS's model of a service from what the SDK's client exports of it: an operation as
 * `[9, namespace, name, traits, () => input, () => output]`, where `unit` says that there is none.
 */
type SdkModule = Readonly<Record<string, unknown>>;

type OperationSchema = readonly [
  kind: 9,
  namespace: string,
  name: string,
  traits: unknown,
  input: () => unknown,
  output: () => unknown,
];

/** The operations of a service that have no output in AWS's model, in order. */
export function operationsWithoutOutput(sdk: SdkModule, operations: readonly string[]): string[] {
  return operations.filter((name) => operationSchema(sdk, name)[5]() === 'unit').toSorted();
}

interface ErrorTraits {
  /** The code on the Query protocol, where it is not the error's name. */
  readonly awsQueryError?: readonly [code: string, status: number];
}

/** The codes of the errors that AWS's model of a service has, as they stand on the wire. */
export function errorCodesOf(sdk: object): string[] {
  return Object.values(sdk)
    .filter((schema): schema is readonly [-3, string, string, ErrorTraits] => {
      return Array.isArray(schema) && schema[0] === -3;
    })
    .flatMap(([, , name, { awsQueryError }]) => (awsQueryError ? [name, awsQueryError[0]] : [name]));
}

function operationSchema(sdk: SdkModule, name: string): OperationSchema {
  const schema = sdk[`${name}$`];
  if (!Array.isArray(schema) || schema[0] !== 9) throw new Error(`AWS has no operation ${name}.`);
  return schema as unknown as OperationSchema;
}
