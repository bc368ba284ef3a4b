import { expect, it } from 'vitest';
import { readContext } from './read-context.ts';

it.each([
  '{}',
  '{"Task":{"Token":"t"}}',
  '{"Execution":{"Id":"i","Input":[1],"Name":"n","RoleArn":"r","StartTime":"t","RedriveCount":0},"State":{"Name":"s","EnteredTime":"t","RetryCount":1},"StateMachine":{"Id":"i","Name":"n"}}',
])('takes %s', (text) => {
  expect(readContext(text)).toEqual(JSON.parse(text));
});

it.each([
  ['{"Execution":{"Id":1}}', 'Execution.Id must be a string'],
  ['{"State":{"RetryCount":"1"}}', 'State.RetryCount must be a number'],
  ['{"Task":"token"}', 'Task must be an object'],
  ['{"Map":{}}', "'Map' field is not supported when mocking a Context object"],
  ['{"Pokedex":{}}', "Field 'Pokedex' is not allowed"],
  ['{"constructor":{}}', "Field 'constructor' is not allowed"],
  ['{"Task":{"Name":"t"}}', "Field 'Name' is not allowed"],
  ['[]', 'Context must be an object'],
  ['{', 'Context must be a valid JSON string'],
])('refuses %s', (text, fault) => {
  expect(() => readContext(text)).toThrow(`Invalid Context object provided: ${fault}`);
});
