import {
  DeleteFunctionConcurrencyCommand,
  GetAccountSettingsCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  InvokeCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { constraint, FUNCTIONS, lambdaUnderTest, refusal } from '../testing/lambda-under-test.ts';

const tested = lambdaUnderTest();
let FunctionName = '';

beforeEach(async () => {
  ({ FunctionName } = await tested.make({ Publish: true }));
});
afterEach(() => free());

const reserve = (ReservedConcurrentExecutions: number, name = FunctionName) =>
  tested.client.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions }));
const free = (name = FunctionName) =>
  tested.client.send(new DeleteFunctionConcurrencyCommand({ FunctionName: name }));
const reserved = async () => {
  const answer = await tested.client.send(new GetFunctionConcurrencyCommand({ FunctionName }));
  return answer.ReservedConcurrentExecutions;
};
const unreserved = async () => {
  const { AccountLimit } = await tested.client.send(new GetAccountSettingsCommand({}));
  return AccountLimit?.UnreservedConcurrentExecutions;
};
const TOO_MUCH = {
  name: 'InvalidParameterValueException',
  status: 400,
  message:
    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its " +
    'minimum value of [100].',
};

describe('PutFunctionConcurrency', () => {
  it('answers what it keeps, and GetFunction shows it', async () => {
    expect((await reserve(7)).ReservedConcurrentExecutions).toBe(7);
    expect(await reserved()).toBe(7);
    const { Concurrency } = await tested.client.send(new GetFunctionCommand({ FunctionName }));
    expect(Concurrency).toEqual({ ReservedConcurrentExecutions: 7 });
  });

  it('holds for the function’s versions too', async () => {
    await reserve(0);
    for (const Qualifier of [undefined, '1'])
      expect(await refusal(tested.client.send(new InvokeCommand({ FunctionName, Qualifier })))).toEqual({
        name: 'TooManyRequestsException',
        status: 429,
        message: 'Rate Exceeded.',
      });
  });

  it('leaves 100 of the account’s 1,000 to the functions that reserve nothing', async () => {
    await reserve(900);
    expect(await unreserved()).toBe(100);
    expect(await refusal(reserve(901))).toEqual(TOO_MUCH);
    expect(await reserved()).toBe(900);
  });

  it('counts the reservations of the other functions, and not the function’s own earlier one', async () => {
    const other = await tested.make();
    await reserve(500, other.FunctionName);
    await reserve(300);
    await reserve(400);
    expect(await refusal(reserve(401))).toEqual(TOO_MUCH);
    await free(other.FunctionName);
    await reserve(401);
  });

  it.each([['-1', -1]])('refuses %s', async (value, number) => {
    expect(await refusal(reserve(number))).toEqual({
      name: 'ValidationException',
      status: 400,
      message: constraint(value, 'reservedConcurrentExecutions', 'have value greater than or equal to 0'),
    });
  });
});

describe('DeleteFunctionConcurrency', () => {
  it('answers 204, and gives the account back what was reserved', async () => {
    await reserve(300);
    expect(await unreserved()).toBe(700);
    expect((await free()).$metadata.httpStatusCode).toBe(204);
    expect(await unreserved()).toBe(1000);
    expect(await reserved()).toBeUndefined();
    const found = await tested.client.send(new GetFunctionCommand({ FunctionName }));
    expect(found).not.toHaveProperty('Concurrency');
  });

  it('answers 204 too where nothing is reserved', async () => {
    expect((await free()).$metadata.httpStatusCode).toBe(204);
  });
});

describe('each of the three operations', () => {
  const each = (name: string) => [
    () => reserve(1, name),
    () => free(name),
    () => tested.client.send(new GetFunctionConcurrencyCommand({ FunctionName: name })),
  ];

  it('answers 404 for a function that is not there', async () => {
    for (const ask of each('none'))
      expect(await refusal(ask())).toEqual({
        name: 'ResourceNotFoundException',
        status: 404,
        message: `Function not found: ${FUNCTIONS}none`,
      });
  });

  it('refuses a version, since concurrency belongs to functions', async () => {
    for (const ask of each(`${FunctionName}:1`))
      expect(await refusal(ask())).toMatchObject({ name: 'InvalidParameterValueException', status: 400 });
  });
});
