import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { onTestFinished } from 'vitest';
import { type Answer, answeringServer } from './answering-server.ts';

/** A client of the AWS SDK whose requests get these answers, and the forms that it has sent. */
export async function answeringCloudFormation(...answers: readonly Answer[]) {
  const { connection, requests } = await answeringServer(answers);
  const client = new CloudFormationClient(connection);
  onTestFinished(() => client.destroy());
  const asked = () => requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  return { client, asked };
}

const NAMESPACE = 'xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"';

/** `DescribeStacks` answers a stack with these members. */
export const stack = (content: string): Answer => ({
  status: 200,
  body: `<DescribeStacksResponse ${NAMESPACE}><DescribeStacksResult><Stacks><member><StackName>shop</StackName>${content}</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
});

export const refusal = (code: string, message: string): Answer => ({
  status: 400,
  body: `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});

export const NO_STACK = refusal('ValidationError', 'Stack with id shop does not exist');

export const deleted: Answer = {
  status: 200,
  body: `<DeleteStackResponse ${NAMESPACE}><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></DeleteStackResponse>`,
};

export const outputsOf = (outputs: Readonly<Record<string, string>>): string => {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<Outputs>${members.join('')}</Outputs>`;
};
