import {
  type EmulatorRequest,
  type Identity,
  inputTags,
  removedTagKeys,
  tagValuesUnder,
} from '@scones/emulator-core';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** The values that conditions find of a request as it came (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html). */
export function requestValues(request: EmulatorRequest, { region }: Identity): Values {
  const address = request.raw.socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '');
  const agent = request.header('user-agent');
  const referer = request.header('referer');
  return {
    'aws:RequestedRegion': request.region ?? region,
    'aws:ViaAWSService': 'false',
    ...(address !== undefined && { 'aws:SourceIp': address }),
    ...(agent !== undefined && { 'aws:UserAgent': agent }),
    ...(referer !== undefined && { 'aws:Referer': referer }),
  };
}

/** The tags in an operation's input, which is not checked yet, or the keys of those that it removes. */
export function tagValues(input: unknown): Values {
  const tags = inputTags(input);
  const keys = [...tags.map(([key]) => key), ...removedTagKeys(input)];
  if (keys.length === 0) return {};
  return {
    'aws:TagKeys': keys,
    ...tagValuesUnder('aws:RequestTag', Object.fromEntries(tags)),
  };
}
