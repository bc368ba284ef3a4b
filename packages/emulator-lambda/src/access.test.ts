import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:infer';

it.each([
  ['Invoke', { FunctionName: 'infer' }, 'lambda:InvokeFunction', ARN],
  ['Invoke', { FunctionName: `${ARN}:$LATEST` }, 'lambda:InvokeFunction', `${ARN}:$LATEST`],
  ['Invoke', { FunctionName: '000000000000:function:infer' }, 'lambda:InvokeFunction', ARN],
  ['Invoke', { FunctionName: 'infer', Qualifier: 'live' }, 'lambda:InvokeFunction', `${ARN}:live`],
  ['Invoke', { FunctionName: `${ARN}:live`, Qualifier: 'live' }, 'lambda:InvokeFunction', `${ARN}:live`],
  ['PublishVersion', { FunctionName: 'infer' }, 'lambda:PublishVersion', ARN],
  ['AddPermission', { FunctionName: 'infer', Qualifier: 'live' }, 'lambda:AddPermission', ARN],
  // A denial of the function would not bite if it could be named with a version.
  ['GetFunction', { FunctionName: 'infer:1' }, 'lambda:GetFunction', ARN],
  ['DownloadFunctionCode', { FunctionName: 'infer' }, 'lambda:GetFunction', ARN],
  [
    'PublishLayerVersion',
    { LayerName: 'pillow' },
    'lambda:PublishLayerVersion',
    'arn:aws:lambda:us-east-1:000000000000:layer:pillow',
  ],
  [
    'DeleteLayerVersion',
    { LayerName: 'pillow', VersionNumber: 2 },
    'lambda:DeleteLayerVersion',
    'arn:aws:lambda:us-east-1:000000000000:layer:pillow:2',
  ],
  ['ListFunctions', {}, 'lambda:ListFunctions', '*'],
  ['ListLayerVersions', { LayerName: 'pillow' }, 'lambda:ListLayerVersions', '*'],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});

it('asks for a permission even when the input is nonsense', () => {
  expect(access('Invoke', null, EMULATOR_IDENTITY)).toEqual([
    { action: 'lambda:InvokeFunction', resource: '*' },
  ]);
});
