import { accessByRules, arn, contextValues, type Identity, ifNamed } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  tagging: 'AddTagsToResource',
  context: ({ Overwrite, Recursive }) =>
    contextValues({ 'ssm:Overwrite': Overwrite, 'ssm:Recursive': Recursive }),
  resources: ({ Name, Path, Names, ResourceId }, identity) => {
    const asked = Array.isArray(Names) ? (Names as unknown[]) : [Name ?? Path ?? ResourceId];
    return asked.flatMap((name) => ifNamed(name, (text) => parameterArn(text, identity)) ?? []);
  },
});

/** Both names that a parameter of this ARN may have, which does not say whether the name begins with a slash. */
export function namesInArn(arnOfParameter: string): readonly [name: string, path: string] {
  const name = arnOfParameter.slice(arnOfParameter.indexOf(':parameter/') + ':parameter/'.length);
  return [name, `/${name}`];
}

/** A parameter may be named by its ARN. A version of it follows after a colon. */
function parameterArn(nameOrArn: string, identity: Identity): string {
  const name = nameOrArn.replace(/^arn:[^/]*:parameter\//, '').replace(/^\//, '');
  return arn(identity, names.arn, `parameter/${name.split(':')[0]}`);
}
