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

/** Which of a service's operations have no output in AWS's model, in order. */
export function operationsWithoutOutput(sdk: SdkModule, operations: readonly string[]): string[] {
  return operations.filter((name) => operationSchema(sdk, name)[5]() === 'unit').toSorted();
}

function operationSchema(sdk: SdkModule, name: string): OperationSchema {
  const schema = sdk[`${name}$`];
  if (!Array.isArray(schema) || schema[0] !== 9) throw new Error(`AWS has no operation ${name}.`);
  return schema as unknown as OperationSchema;
}
