import { strToU8, type Zippable, zipSync } from 'fflate';

/**
 * The package of a function whose code stands in the template: a file named `index`, and beside it the module
 * with which functions behind custom resources answer.
 */
export function inlinePackage(code: string, runtime: string): Uint8Array {
  return runtime.startsWith('python')
    ? zipOf({ 'index.py': code, 'cfnresponse.py': PYTHON_RESPONSE })
    : zipOf({ 'index.js': code, 'node_modules/cfn-response.js': NODE_RESPONSE });
}

/** Stored as they are, of one date, and with the rights of files on Unix: equal texts make equal bytes. */
function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  const settings = { level: 0, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 } as const;
  const zippable: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, [strToU8(text), settings]]),
  );
  return zipSync(zippable);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html */
const NODE_RESPONSE = `'use strict';
exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

exports.send = async function send(event, context, Status, Data = {}, PhysicalResourceId, NoEcho = false) {
  const { StackId, RequestId, LogicalResourceId } = event;
  const body = JSON.stringify({
    Status,
    Reason: 'See the details in CloudWatch Log Stream: ' + context.logStreamName,
    PhysicalResourceId: PhysicalResourceId || context.logStreamName,
    StackId,
    RequestId,
    LogicalResourceId,
    NoEcho,
    Data,
  });
  const answer = await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
  console.log('Status code: ' + answer.status);
  context.done?.();
};
`;

const PYTHON_RESPONSE = `import json
import urllib.request

SUCCESS = "SUCCESS"
FAILED = "FAILED"


def send(event, context, responseStatus, responseData, physicalResourceId=None, noEcho=False, reason=None):
    question = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    body = json.dumps(
        {
            "Status": responseStatus,
            "Reason": reason or "See the details in CloudWatch Log Stream: {}".format(context.log_stream_name),
            "PhysicalResourceId": physicalResourceId or context.log_stream_name,
            "NoEcho": noEcho,
            "Data": responseData,
            **question,
        }
    ).encode()
    request = urllib.request.Request(event["ResponseURL"], data=body, headers={"content-type": ""}, method="PUT")
    with urllib.request.urlopen(request) as answer:
        print("Status code:", answer.status)
`;
