import { dynamodb } from './dynamodb.ts';
import type { Integration } from './integration.ts';
import { lambda } from './lambda.ts';
import { events, sns, sqs } from './messaging.ts';
import { sagemaker } from './sagemaker.ts';
import { states } from './states.ts';

/** The services with integrations of their own, by the name that a Resource has for them. */
export const INTEGRATIONS: Readonly<Record<string, Integration>> = {
  dynamodb,
  events,
  lambda,
  sagemaker,
  sns,
  sqs,
  states,
};
