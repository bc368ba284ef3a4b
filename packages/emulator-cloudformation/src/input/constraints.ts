import { errors } from '../errors.ts';

const NAME = '[a-zA-Z][-a-zA-Z0-9]*';
const NAME_OR_ARN = `${NAME}|arn:[-a-zA-Z0-9:/._+]*`;
const LONGEST_NAME = 128;
const LONGEST_BODY = 51_200;

export function checkStackName(value: string): void {
  checkPattern('stackName', value, NAME);
}

export function checkStackNameOrArn(value: string): void {
  checkPattern('stackName', value, NAME_OR_ARN);
}

export function checkChangeSetName(value: string): void {
  checkPattern('changeSetName', value, NAME);
}

export function checkBodyLength(body: string): void {
  if (Buffer.byteLength(body) > LONGEST_BODY)
    throw violation('templateBody', body, `Member must have length less than or equal to ${LONGEST_BODY}`);
}

function checkPattern(member: string, value: string, pattern: string): void {
  if (!new RegExp(`^(?:${pattern})$`).test(value))
    throw violation(member, value, `Member must satisfy regular expression pattern: ${pattern}`);
  if (!value.startsWith('arn:') && value.length > LONGEST_NAME)
    throw violation(member, value, `Member must have length less than or equal to ${LONGEST_NAME}`);
}

function violation(member: string, value: string, rule: string): Error {
  return errors.ValidationError.constraint({ value, member, rule });
}
