import {
  DeleteFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  PublishVersionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { constraint, FUNCTIONS, lambdaUnderTest, refusal } from '../testing/lambda-under-test.ts';

const tested = lambdaUnderTest();
const list = (changes: object = {}) => tested.client.send(new ListFunctionsCommand(changes));
const remove = (FunctionName: string | undefined) =>
  tested.client.send(new DeleteFunctionCommand({ FunctionName }));

afterEach(async () => {
  for (const { FunctionName } of (await list()).Functions ?? []) await remove(FunctionName);
});

async function pagesOf(changes: object): Promise<(string | undefined)[][]> {
  const pages: (string | undefined)[][] = [];
  let Marker: string | undefined;
  do {
    const page = await list({ ...changes, Marker });
    pages.push((page.Functions ?? []).map(({ FunctionArn }) => FunctionArn?.slice(FUNCTIONS.length)));
    Marker = page.NextMarker;
  } while (Marker !== undefined);
  return pages;
}

describe('ListFunctions', () => {
  it('lists nothing as an empty list of one page', async () => {
    expect(await pagesOf({})).toEqual([[]]);
  });

  it('lists by name in pages of the size asked for, without an empty one at the end', async () => {
    for (const FunctionName of ['b', 'a-b', 'a', 'c']) await tested.make({ FunctionName });
    expect(await pagesOf({ MaxItems: 2 })).toEqual([
      ['a', 'a-b'],
      ['b', 'c'],
    ]);
    expect(await pagesOf({ MaxItems: 3 })).toEqual([['a', 'a-b', 'b'], ['c']]);
  });

  it('lists 50 at most, however many are asked for', async () => {
    for (let number = 10; number < 61; number++) await tested.make({ FunctionName: `f${number}` });
    expect((await pagesOf({ MaxItems: 10_000 })).map((page) => page.length)).toEqual([50, 1]);
    expect((await pagesOf({})).map((page) => page.length)).toEqual([50, 1]);
    await remove('f10');
  });

  it('goes on after the last one seen, even when that was deleted meanwhile', async () => {
    for (const FunctionName of ['a', 'b', 'c']) await tested.make({ FunctionName });
    const { NextMarker } = await list({ MaxItems: 2 });
    await remove('b');
    expect((await list({ Marker: NextMarker })).Functions?.map((found) => found.FunctionName)).toEqual(['c']);
  });

  it('lists with FunctionVersion=ALL each version under its qualified ARN, paged too', async () => {
    await tested.make({ FunctionName: 'a', Publish: true });
    await tested.make({ FunctionName: 'b' });
    expect(await pagesOf({ FunctionVersion: 'ALL', MaxItems: 2 })).toEqual([
      ['a:$LATEST', 'a:1'],
      ['b:$LATEST'],
    ]);
    expect(await pagesOf({})).toEqual([['a', 'b']]);
  });

  it.each([
    ['MaxItems of 0', { MaxItems: 0 }, constraint('0', 'maxItems')],
    ['MaxItems of 10,001', { MaxItems: 10_001 }, constraint('10001', 'maxItems')],
    ['a version', { FunctionVersion: '1' }, constraint('1', 'functionVersion', 'satisfy enum value set')],
  ])('refuses %s', async (_what, changes, message) => {
    expect(await refusal(list(changes))).toEqual({ name: 'ValidationException', status: 400, message });
  });

  it('refuses a marker that it did not give', async () => {
    expect(await refusal(list({ Marker: 'page two' }))).toMatchObject({
      name: 'InvalidParameterValueException',
      status: 400,
    });
  });
});

describe('tags', () => {
  const Resource = `${FUNCTIONS}tagged`;
  const make = (Tags?: Record<string, string>) => tested.make({ FunctionName: 'tagged', Tags });
  const tag = (Tags: Record<string, string>, changes: object = {}) =>
    tested.client.send(new TagResourceCommand({ Resource, Tags, ...changes }));
  const untag = (...TagKeys: string[]) => tested.client.send(new UntagResourceCommand({ Resource, TagKeys }));
  const tags = async () => (await tested.client.send(new ListTagsCommand({ Resource }))).Tags;

  it('are an empty map where there are none', async () => {
    await make();
    expect(await tags()).toEqual({});
  });

  it('are added, replaced by key and removed, each time answered by 204', async () => {
    await make({ kept: '1', changed: '1' });
    expect((await tag({ changed: '2', added: '' })).$metadata.httpStatusCode).toBe(204);
    expect(await tags()).toEqual({ kept: '1', changed: '2', added: '' });
    expect((await untag('changed', 'never there')).$metadata.httpStatusCode).toBe(204);
    expect(await tags()).toEqual({ kept: '1', added: '' });
  });

  it('belong to the function, and are answered with each of its versions', async () => {
    await make({ team: 'vision' });
    await tested.client.send(new PublishVersionCommand({ FunctionName: 'tagged' }));
    await tag({ team: 'audio' });
    const found = await tested.client.send(
      new GetFunctionCommand({ FunctionName: 'tagged', Qualifier: '1' }),
    );
    expect(found.Tags).toEqual({ team: 'audio' });
  });

  it('are 50 at most, including those that are there already', async () => {
    await make(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, 'value'])));
    await tag({ 'key-0': 'replaced' });
    expect(await refusal(tag({ more: '1' }))).toEqual({
      name: 'InvalidParameterValueException',
      status: 400,
      message: 'Number of tags exceeds resource tag limit.',
    });
    expect(Object.keys((await tags()) ?? {})).toHaveLength(50);
  });

  it.each([
    ['a key of AWS’s own', { 'aws:team': 'x' }],
    ['a key in AWS’s prefix of other letters', { 'AWS:team': 'x' }],
    ['a key of 129 characters', { ['k'.repeat(129)]: 'x' }],
    ['a value of 257 characters', { key: 'x'.repeat(257) }],
  ])('refuse %s, in both operations that take tags', async (_what, given) => {
    expect(await refusal(make(given))).toMatchObject({ name: 'ValidationException', status: 400 });
    await make();
    expect(await refusal(tag(given))).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(await tags()).toEqual({});
  });

  it('accepts keys and values of the greatest length', async () => {
    const longest = { ['k'.repeat(128)]: 'x'.repeat(256) };
    await make(longest);
    expect(await tags()).toEqual(longest);
  });

  it('are of a function that is there', async () => {
    expect(await refusal(tag({ a: '1' }))).toEqual({
      name: 'ResourceNotFoundException',
      status: 404,
      message: `Function not found: ${Resource}`,
    });
    expect(await refusal(tags())).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
    expect(await refusal(untag('a'))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });

  it('are found by an ARN, not by a name', async () => {
    expect(await refusal(tag({ a: '1' }, { Resource: 'tagged' }))).toEqual({
      name: 'ValidationException',
      status: 400,
      message: constraint('tagged', 'resource', 'satisfy regular expression pattern'),
    });
  });
});
